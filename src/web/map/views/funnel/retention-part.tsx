/** Who comes back: a curve over all, and a row for each cohort, each number opening its people. */
import { useMemo, useState } from 'react'
import { stagePlaces, stepPlaces } from '../../../../journey/funnel/places.ts'
import { type Retention, type Returned, type ReturnRow, retentionUnits } from '../../../../model/retention.ts'
import { type AskedRetention, useRetention, useRetentionCustomers } from '../../../api/use-retention.ts'
import { Failed } from '../../../parts/failed.tsx'
import { ago, day, percent } from '../../../parts/format.ts'
import { Skeleton } from '../../../parts/skeleton.tsx'
import { Door } from '../../board/door.tsx'
import { PeopleList } from '../../drawer/people-list.tsx'
import { PeopleSheet } from '../../drawer/people-sheet.tsx'
import { PersonRow } from '../../drawer/person-row.tsx'
import { SceneContext, useScene } from '../../scene.ts'
import { Count, Table } from '../table-parts.tsx'
import styles from './funnel.module.css'
import { intervalText } from './funnel-words.ts'
import type { PartProps } from './part-props.ts'
import { RetentionCurve } from './retention-curve.tsx'
import { retentionSentence } from './retention-words.ts'

const periods = 12

export function RetentionPart({ wish, onWish, filters, revision }: PartProps) {
  const scene = useScene()
  const { map } = scene.measure
  const [people, setPeople] = useState<Behind>()
  const query: AskedRetention = {
    ...filters,
    unit: wish.unit ?? 'month',
    ...(wish.comes ? { comes: wish.comes } : {}),
    ...(wish.returns ? { returns: wish.returns } : {}),
  }
  const answer = useRetention(map.id, query, periods, revision)
  const { retention, asked } = answer.data ?? {}
  const inRetention = useMemo(
    () => ({ ...scene, open: (number: string) => asked && setPeople({ number, asked }) }),
    [scene, asked],
  )
  const walkers = `${map.design.follow}s`
  const later = wish.later === true
  return (
    <SceneContext value={inRetention}>
      <section className={`card ${styles.card}`} aria-labelledby="retention-title">
        <h2 className="heading" id="retention-title">
          Which {walkers} come back
        </h2>
        <Tools wish={wish} onWish={onWish} />
        {answer.isError ? (
          <Failed what="Retention" error={answer.error} again={() => void answer.refetch()} />
        ) : retention ? (
          <div
            className={styles.body}
            data-old={answer.isPlaceholderData || undefined}
            aria-busy={answer.isPlaceholderData}
          >
            <p className={styles.sentence}>{retentionSentence(retention, later, walkers)}</p>
            <RetentionCurve retention={retention} later={later} />
          </div>
        ) : (
          <div role="status" aria-label="Loading">
            <Skeleton width="100%" height={320} />
          </div>
        )}
      </section>
      {retention && !answer.isError && retention.entrants.n > 0 && (
        <Cohorts retention={retention} later={later} />
      )}
      <PeopleSheet opened={people !== undefined} onClose={() => setPeople(undefined)}>
        {people && <People map={map.id} behind={people} onClose={() => setPeople(undefined)} />}
      </PeopleSheet>
    </SceneContext>
  )
}

function Tools({ wish, onWish }: Pick<PartProps, 'wish' | 'onWish'>) {
  const { design } = useScene().measure.map
  const places = [...stagePlaces(design), ...stepPlaces(design)].filter((one) => one.touchpoints.length > 0)
  const choice = (
    label: string,
    value: string | undefined,
    onChange: (place: string | undefined) => void,
  ) => (
    <label>
      <span className="faint">{label}</span>
      <select
        className="field"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || undefined)}
      >
        <option value="">any step</option>
        {places.map(({ place, name }) => (
          <option key={place} value={place}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <div className={`${styles.tools} no-print`}>
      <label>
        <span className="faint">By</span>
        <select
          className="field"
          value={wish.unit ?? 'month'}
          onChange={(event) => onWish({ unit: retentionUnits.find((each) => each === event.target.value) })}
        >
          {retentionUnits.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
      {choice('Came to', wish.comes, (comes) => onWish({ comes }))}
      {choice('Came back for', wish.returns, (returns) => onWish({ returns }))}
      <fieldset className="segments" aria-label="When they came back">
        <button type="button" aria-pressed={!wish.later} onClick={() => onWish({ later: undefined })}>
          In that {wish.unit ?? 'month'}
        </button>
        <button type="button" aria-pressed={wish.later === true} onClick={() => onWish({ later: true })}>
          Then or later
        </button>
      </fieldset>
    </div>
  )
}

function Cohorts({
  retention: { unit, cohorts, overall, entrants },
  later,
}: {
  retention: Retention
  later: boolean
}) {
  const name = unit[0]?.toUpperCase() + unit.slice(1)
  const heads = [name, 'Came', ...overall.map((_, index) => `${name} ${index + 1}`)]
  return (
    <Table title={`By the ${unit} in which they came`} heads={heads}>
      <tr>
        <th scope="row">All old enough</th>
        <Count counted={entrants} what="came" />
        {overall.map((period, index) => (
          <Share
            key={heads[index + 2]}
            of={period.entrants.n === 0 ? null : later ? period.onOrAfter : period.on}
            what={`came back in ${unit} ${index + 1}`}
          />
        ))}
      </tr>
      {cohorts.toReversed().map((cohort) => (
        <tr key={cohort.start}>
          <th scope="row">{day(cohort.start)}</th>
          <Count counted={cohort.entrants} what={`came in the ${unit} of ${day(cohort.start)}`} />
          {cohort.periods.map((period, index) => (
            <Share
              key={heads[index + 2]}
              of={period && (later ? period.onOrAfter : period.on)}
              what={`of ${day(cohort.start)} came back in ${unit} ${index + 1}`}
            />
          ))}
        </tr>
      ))}
    </Table>
  )
}

/** Deeper where more came back; a period that is not over is not known. */
function Share({ of, what }: { of: Returned | null; what: string }) {
  if (!of || of.share.value === null) return <td className="right faint">–</td>
  return (
    <td
      className={`right num ${styles.share}`}
      style={{ '--share': of.share.value } as React.CSSProperties}
      title={`${intervalText(of.share)}, n ${of.share.n}`}
    >
      <Door counted={of.customers} what={what} inBoard={false}>
        {percent(of.share.value, of.share.n)}
      </Door>
    </td>
  )
}

/** A number, and what the retention that shows it was asked with. */
type Behind = { number: string; asked: AskedRetention }
type PeopleProps = { map: string; behind: Behind; onClose: () => void }

function People({ map, behind, onClose }: PeopleProps) {
  const { now } = useScene()
  const answer = useRetentionCustomers(map, behind.asked, behind.number)
  const row = (row: ReturnRow) => (
    <PersonRow
      row={row}
      detail={`came ${day(row.startedAt)} · last ${ago(row.lastAt, now)}`}
      chip={<span className="chip num">{row.periods === 0 ? 'not again' : `again in ${row.periods}`}</span>}
    />
  )
  return <PeopleList answer={answer} onClose={onClose} draw={row} />
}
