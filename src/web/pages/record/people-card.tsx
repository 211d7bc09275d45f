/** A company as what its people come to: how they feel, what they brought, what is open with them. */
import { useCompanyPeople } from '../../api/use-company.ts'
import { FailureLine } from '../../parts/failure-line.tsx'
import { Feeling } from '../../parts/feeling.tsx'
import { ago, count, money } from '../../parts/format.ts'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useNow } from '../../parts/use-now.ts'
import { CardSection } from '../../records/card-section.tsx'
import styles from './people.module.css'

export function PeopleCard({ id }: { id: string }) {
  const now = useNow(60_000)
  const { data, error } = useCompanyPeople(id)
  const amounts = (sums: readonly { minor: number; currency: string }[]) =>
    sums.map(({ minor, currency }) => money(minor, currency)).join(' + ')
  return (
    <CardSection title="Its people together" about={data ? count(data.people) : undefined}>
      {!data && <FailureLine error={error} />}
      {!data && !error && <Skeleton width="70%" />}
      {data && (
        <dl className={styles.figures}>
          <div>
            <dt className="xs faint">Mood, 14 days</dt>
            <dd className="medium num row">
              {data.mood.mean === null ? (
                <span className="faint">not known</span>
              ) : (
                <Feeling value={data.mood.mean} />
              )}
              {data.mood.n > 0 && <span className="xs faint">n {count(data.mood.n)}</span>}
            </dd>
          </div>
          <div>
            <dt
              className="xs faint"
              title="What they ordered, paid or signed, less what they got back; an order counts once, baskets and quotes do not"
            >
              Revenue
            </dt>
            <dd className="medium num">{amounts(data.value) || <span className="faint">none</span>}</dd>
          </div>
          <div>
            <dt className="xs faint">Open deals</dt>
            <dd className="medium num">
              {data.openDeals.n > 0 ? (
                `${count(data.openDeals.n)}, ${amounts(data.openDeals.sums) || 'no amount'}`
              ) : (
                <span className="faint">none</span>
              )}
            </dd>
          </div>
          <div>
            <dt className="xs faint">Open tickets</dt>
            <dd className="medium num">
              {data.openTickets > 0 ? count(data.openTickets) : <span className="faint">none</span>}
            </dd>
          </div>
          <div>
            <dt className="xs faint">Last contact</dt>
            <dd className="medium num">
              {data.lastAt ? ago(data.lastAt, now) : <span className="faint">never</span>}
            </dd>
          </div>
        </dl>
      )}
    </CardSection>
  )
}
