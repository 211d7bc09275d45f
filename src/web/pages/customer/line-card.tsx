/** The customer's own line over the curve of everyone on a map, with the plan marks below. */
import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Customer } from '../../../model/customer.ts'
import { failureText } from '../../api/api-error.ts'
import { useCustomerLine } from '../../api/use-customer.ts'
import { useMapMeasure } from '../../api/use-map-measure.ts'
import { customerName } from '../../parts/customer-name.ts'
import { Skeleton } from '../../parts/skeleton.tsx'
import styles from './customer.module.css'
import { LineChart } from './line-chart.tsx'
import { PlanMark } from './plan-mark.tsx'
import { type PlanMark as Mark, markNames } from './plan-marks.ts'

type Props = { customer: Customer; map: string; onMap: (map: string) => void }
const marks: Mark[] = ['did', 'skipped', 'here', 'ahead']

export function LineCard({ customer, map, onMap }: Props) {
  const measured = useMapMeasure(map, {})
  const line = useCustomerLine(customer.id, map)
  const measure = measured.data?.measure.map.id === map ? measured.data.measure : undefined
  const error = measured.error ?? line.error
  return (
    <section className={`card ${styles.card}`} aria-labelledby="line">
      <header className="row" style={{ flexWrap: 'wrap' }}>
        <h2 className="heading" id="line">
          Line over the map
        </h2>
        <select
          className="field"
          aria-label="Map"
          value={map}
          style={{ maxWidth: 220 }}
          onChange={(event) => onMap(event.target.value)}
        >
          {customer.maps.map((each) => (
            <option key={each.map} value={each.map}>
              {each.name}
            </option>
          ))}
        </select>
        <span className="grow" />
        <span className={`xs ${styles.key}`} data-line="own">
          {customerName(customer).split(' ')[0]}
        </span>
        <span className={`xs ${styles.key}`} data-line="all">
          everyone
        </span>
        <Link to={`/maps/${encodeURIComponent(map)}` as string} className="button quiet">
          Open map
          <IconChevronRight size={13} aria-hidden />
        </Link>
      </header>
      {measure && line.data ? (
        <LineChart measure={measure} line={line.data} name={customerName(customer)} />
      ) : error ? (
        <p className="sm bad" role="alert">
          {failureText(error)}{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              void measured.refetch()
              void line.refetch()
            }}
          >
            Try again
          </button>
        </p>
      ) : (
        <Skeleton width="100%" height={220} />
      )}
      <p className={`xs faint ${styles.legend}`}>
        Plan against actual
        {marks.map((mark) => (
          <span key={mark} className="row" style={{ gap: 4 }}>
            <span aria-hidden="true">
              <PlanMark mark={mark} />
            </span>
            {markNames[mark]}
          </span>
        ))}
      </p>
    </section>
  )
}
