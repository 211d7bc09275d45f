/** One customer: who it is, the line over each map, where the journeys stand, and everything that happened. */
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Customer } from '../../../model/customer.ts'
import { useCustomer } from '../../api/use-customer.ts'
import { useCrumbs } from '../../frame/crumbs.tsx'
import { customerName } from '../../parts/customer-name.ts'
import { Failed } from '../../parts/failed.tsx'
import styles from './customer.module.css'
import { CustomerHead } from './customer-head.tsx'
import { CustomerSkeleton } from './customer-skeleton.tsx'
import { LineCard } from './line-card.tsx'
import { PlanCard } from './plan-card.tsx'
import { Timeline } from './timeline.tsx'
import { WhereNow } from './where-now.tsx'
import { WhoCard } from './who-card.tsx'

export function CustomerPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const customer = useCustomer(id)
  useCrumbs(
    { name: 'Customers', to: '/customers' },
    { name: customer.data ? customerName(customer.data) : 'Customer' },
  )
  if (customer.isError && !customer.data)
    return <Failed what="This customer" error={customer.error} again={() => void customer.refetch()} />
  // The key starts the page afresh for the next customer: chosen map and filters are about this one.
  return customer.data ? <Filled key={id} customer={customer.data} /> : <CustomerSkeleton />
}

function Filled({ customer }: { customer: Customer }) {
  const [map, setMap] = useState<string | undefined>(customer.maps[0]?.map)
  return (
    <div className={styles.page}>
      <CustomerHead customer={customer} />
      <div className={styles.columns}>
        <div className={styles.left}>
          <WhoCard customer={customer} />
        </div>
        <div className={styles.middle}>
          {map && <LineCard customer={customer} map={map} onMap={setMap} />}
          <Timeline id={customer.id} />
        </div>
        <div className={styles.right}>
          <WhereNow maps={customer.maps} chosen={map} onChoose={setMap} />
          {map && <PlanCard id={customer.id} map={map} />}
        </div>
      </div>
    </div>
  )
}
