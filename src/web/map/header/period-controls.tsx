/** Period, compared period and the day as of which the map is shown. */
import { day } from '../../parts/format.ts'
import { canCompare, compares, type MapAddress, periodNames, periods } from '../map-address.ts'
import { useScene } from '../scene.ts'
import styles from './map-header.module.css'

const compareNames: Record<(typeof compares)[number], string> = {
  none: 'Nothing',
  previous: 'Period before',
  year: 'A year before',
}

type Props = { address: MapAddress; change: (change: Partial<MapAddress>) => void }

export function PeriodControls({ address, change }: Props) {
  const { now } = useScene()
  const comparable = canCompare(address, now)
  return (
    <div className={`${styles.controls} no-print`}>
      <label className={styles.control}>
        Period
        <select
          value={address.period ?? 'all'}
          onChange={(event) => change({ period: periods.find((each) => each === event.target.value) })}
        >
          {periods.map((each) => (
            <option key={each} value={each}>
              {periodNames[each]}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.control} title={comparable ? undefined : 'Compares the last 12 months'}>
        Compare to
        <select
          value={comparable ? (address.compare ?? 'none') : 'none'}
          onChange={(event) =>
            change({
              compare: compares.find((each) => each === event.target.value),
              // All time has nothing before it: take the period that people mean most often.
              ...(comparable ? {} : { period: '12m' }),
            })
          }
        >
          {compares.map((each) => (
            <option key={each} value={each}>
              {compareNames[each]}
            </option>
          ))}
        </select>
      </label>
      {address.period === 'own' && (
        <div className={styles.own}>
          <label className={styles.control}>
            From
            <input
              type="date"
              value={address.from ?? ''}
              onChange={(event) => change({ from: event.target.value || undefined })}
            />
          </label>
          <label className={styles.control}>
            To
            <input
              type="date"
              value={address.to ?? ''}
              onChange={(event) => change({ to: event.target.value || undefined })}
            />
          </label>
        </div>
      )}
      <label className={styles.control} style={{ gridColumn: '1 / -1' }}>
        As of
        {!address.asOf && <span className={styles.nowText}>now, {day(now.toISOString())}</span>}
        <input
          type="date"
          className={address.asOf ? undefined : styles.emptyDate}
          value={address.asOf ?? ''}
          max={now.toISOString().slice(0, 10)}
          onChange={(event) => change({ asOf: event.target.value || undefined })}
          aria-label="As of day; empty means now"
        />
        {address.asOf && (
          <button type="button" className="link" onClick={() => change({ asOf: undefined })}>
            back to now
          </button>
        )}
      </label>
    </div>
  )
}
