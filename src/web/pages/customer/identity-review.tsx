/** Why these identifiers are one person: the log of joins, each of which can be taken back. */
import { IconArrowRight } from '@tabler/icons-react'
import type { Customer, MergeEntry } from '../../../model/customer.ts'
import { failureText } from '../../api/api-error.ts'
import { useCustomerIdentity, useUnmerge } from '../../api/use-customer.ts'
import { toast } from '../../frame/toast.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { day, dayAndTime } from '../../parts/format.ts'
import { May } from '../../parts/may.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import styles from './customer.module.css'

const kindNames: Record<MergeEntry['kind'], string> = {
  link: 'Seen together',
  alias: 'Renamed',
  merge: 'Joined by hand',
}
const stateNames: Record<MergeEntry['state'], [name: string, tone: string]> = {
  active: ['counts', 'good'],
  removed: ['taken back', ''],
  refused: ['refused', 'warn'],
}

type Props = { customer: Customer; onClose: () => void }

export function IdentityReview({ customer, onClose }: Props) {
  const log = useCustomerIdentity(customer.id, true)
  const unmerge = useUnmerge(customer.id)
  const undo = (entry: MergeEntry) =>
    unmerge.mutate(entry.id, {
      onSuccess: () => toast('Taken back. The numbers follow within a moment.'),
      onError: (error) => toast(failureText(error), { tone: 'bad' }),
    })
  return (
    <Dialog title="Identifiers and joins" size={720} onClose={onClose}>
      <div className={styles.review}>
        <section aria-labelledby="ids">
          <h3 className="heading" id="ids">
            {customer.identifiers.length} identifiers
          </h3>
          <ul className={styles.identifiers}>
            {customer.identifiers.map(({ kind, value, since }) => (
              <li key={`${kind} ${value}`} className="sm">
                <span className="chip">{kind}</span>
                <code className="grow clip" title={value}>
                  {value}
                </code>
                <span className="xs faint">{since ? `since ${day(since)}` : ''}</span>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="joins">
          <h3 className="heading" id="joins">
            Why they are one
          </h3>
          {log.isError && (
            <p className="sm bad" role="alert">
              {failureText(log.error)}{' '}
              <button type="button" className="link" onClick={() => void log.refetch()}>
                Try again
              </button>
            </p>
          )}
          {log.isPending && <Skeleton width="70%" height={40} />}
          {log.data?.length === 0 && <p className="sm faint">Nothing was ever joined to this customer.</p>}
          <ul className={styles.joins}>
            {log.data?.map((entry) => {
              const [state, tone] = stateNames[entry.state]
              return (
                <li key={`${entry.kind} ${entry.id}`}>
                  <div className="grow">
                    <p className="row sm" style={{ flexWrap: 'wrap', gap: '2px 8px' }}>
                      <b>{kindNames[entry.kind]}</b>
                      <span className={`chip ${tone}`}>{state}</span>
                      <span className="faint" title={dayAndTime(entry.at)}>
                        {day(entry.at)}, {entry.actor}
                      </span>
                    </p>
                    <p className="row sm" style={{ gap: 6 }}>
                      <code className="clip" title={entry.from}>
                        {entry.from}
                      </code>
                      <IconArrowRight size={12} className="faint" aria-label="into" />
                      <code className="clip" title={entry.into}>
                        {entry.into}
                      </code>
                    </p>
                    <p className="xs faint">{[entry.rule, entry.evidence].filter(Boolean).join(': ')}</p>
                  </div>
                  {entry.state === 'active' && (
                    <May permission="edit">
                      <button
                        type="button"
                        className="button"
                        disabled={unmerge.isPending}
                        onClick={() => undo(entry)}
                      >
                        Take back
                      </button>
                    </May>
                  )}
                </li>
              )
            })}
          </ul>
        </section>
      </div>
    </Dialog>
  )
}
