/** One customer: who it is, the line over each map, where the journeys stand, and everything that happened. */

import { Navigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Customer } from '../../../model/customer.ts'
import { useCustomer } from '../../api/use-customer.ts'
import { useLiveRecords, useRecord, useRecordType } from '../../api/use-records.ts'
import { useCrumbs } from '../../frame/crumbs.tsx'
import { customerName } from '../../parts/customer-name.ts'
import { Failed } from '../../parts/failed.tsx'
import { May } from '../../parts/may.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { Composer } from '../../records/composer.tsx'
import { ConsentCard } from '../../records/consent-card.tsx'
import { FeedCard } from '../../records/feed-card.tsx'
import { FieldList } from '../../records/field-list.tsx'
import { FilesCard } from '../../records/files-card.tsx'
import { HistoryCard } from '../../records/history-card.tsx'
import { recordPath } from '../../records/record-path.ts'
import { RelatedCard } from '../../records/related-card.tsx'
import { TasksCard } from '../../records/tasks-card.tsx'
import { Timeline } from '../../records/timeline.tsx'
import { useListCrumb } from '../../records/use-list-crumb.ts'
import { useSaveRecord } from '../../records/use-save-record.tsx'
import styles from './customer.module.css'
import { CustomerHead } from './customer-head.tsx'
import { CustomerSkeleton } from './customer-skeleton.tsx'
import { LineCard } from './line-card.tsx'
import { NextCard } from './next-card.tsx'
import { PlanCard } from './plan-card.tsx'
import { WhereNow } from './where-now.tsx'
import { WhoCard } from './who-card.tsx'

export function CustomerPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const customer = useCustomer(id)
  useLiveRecords({ id })
  const toList = useListCrumb('customer', 'Customers')
  useCrumbs(
    customer.data?.known === false && !toList.search ? { name: 'Everyone seen', to: '/customers' } : toList,
    { name: customer.data ? customerName(customer.data) : 'Customer' },
  )
  // Whoever was merged into another is found on that page.
  const gone = customer.isError && !customer.data
  const merged = useRecord('customer', id, gone).data?.record.mergedInto
  if (gone && merged) return <Navigate to={recordPath('customer', merged)} replace />
  if (gone)
    return <Failed what="This customer" error={customer.error} again={() => void customer.refetch()} />
  // The key starts the page afresh for the next customer: chosen map and filters are about this one.
  return customer.data ? <Filled key={id} customer={customer.data} /> : <CustomerSkeleton />
}

/** Whoever is known by an id of ours has a record; of a visitor there is only what she did. */
const hasRecord = ({ identifiers }: Customer): boolean => identifiers.some(({ kind }) => kind === 'user')

function Filled({ customer }: { customer: Customer }) {
  const [map, setMap] = useState<string | undefined>(customer.maps[0]?.map)
  const info = useRecordType('customer').data
  const record = useRecord('customer', customer.id, hasRecord(customer))
  const { save, dialog } = useSaveRecord(info)
  const holder = info && record.data
  // Keeps the place of what belongs to the record, so that nothing moves when it comes.
  const coming = hasRecord(customer) && !record.isError && !holder
  return (
    <div className={styles.page}>
      <CustomerHead customer={customer} holder={holder} />
      <div className={styles.columns}>
        <div className={styles.left}>
          <WhoCard customer={customer} known={holder && info.fields.map(({ name }) => name)}>
            {holder && (
              <FieldList
                info={info}
                answer={holder}
                save={save}
                alwaysShown={['email', 'phone', 'company', 'owner']}
              />
            )}
          </WhoCard>
          {coming && <Coming height={150} />}
          {holder && <RelatedCard holder={holder} title="Company, deals, tickets" />}
          {holder && <ConsentCard id={customer.id} />}
        </div>
        <div className={styles.middle}>
          {map && <LineCard customer={customer} map={map} onMap={setMap} />}
          {coming && (
            <May permission="edit">
              <Coming height={146} />
            </May>
          )}
          {holder && (
            <May permission="edit">
              <Composer holder={holder} />
            </May>
          )}
          <Timeline of={{ type: 'customer', id: customer.id }} hasRecord={holder !== undefined} />
        </div>
        <div className={styles.right}>
          <WhereNow maps={customer.maps} chosen={map} onChoose={setMap} />
          {coming && <Coming height={72} />}
          {holder && <TasksCard holder={holder} />}
          <NextCard customer={customer} map={map} hasRecord={holder !== undefined} />
          {map && <PlanCard id={customer.id} map={map} />}
          {holder && <FeedCard holder={holder} only="note" />}
          {holder && <FilesCard type="customer" id={customer.id} />}
          {holder && <HistoryCard info={info} id={customer.id} labels={holder.labels} />}
        </div>
      </div>
      {dialog}
    </div>
  )
}

const Coming = ({ height }: { height: number }) => (
  <div className="card" style={{ height, padding: 16 }} aria-hidden="true">
    <Skeleton width={140} height={16} />
  </div>
)
