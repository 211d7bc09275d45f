/** What is known of a customer: traits, and the traces that were joined into one person. */
import { IconGitMerge } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { Customer, Identifier } from '../../../model/customer.ts'
import { traitText } from '../../parts/code-name.ts'
import styles from './customer.module.css'

const IdentityReview = lazy(() =>
  import('./identity-review.tsx').then(({ IdentityReview }) => ({ default: IdentityReview })),
)

const kinds: Record<Identifier['kind'], [one: string, many: string]> = {
  user: ['user id', 'user ids'],
  anonymous: ['visitor id', 'visitor ids'],
  email: ['e-mail address', 'e-mail addresses'],
  alias: ['former id', 'former ids'],
}
const shownTraits = 12

const plainKey = (key: string): string => key.replaceAll(/[^a-z0-9]/gi, '').toLowerCase()

const traitName = (key: string): string => {
  const words = key
    .replaceAll(/[_-]+/g, ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** `known`: what her record says of her, by field; the same need not be said again as a trait. */
type Props = { customer: Customer; known?: readonly string[] | undefined; children?: ReactNode }

export function WhoCard({ customer, known, children }: Props) {
  const [all, setAll] = useState(false)
  const [reviewing, setReviewing] = useState(false)
  const said = new Set(known?.map(plainKey))
  const traits = Object.entries(customer.traits).filter(([key]) => !said.has(plainKey(key)))
  const shown = all ? traits : traits.slice(0, shownTraits)
  return (
    <section className={`card ${styles.card}`} aria-labelledby="who">
      <h2 className="heading" id="who">
        Who it is
      </h2>
      {children}
      {traits.length === 0 && !children && (
        <p className="sm faint">
          {customer.known ? 'No traits were sent yet.' : 'Nobody knows yet: only visits without a name.'}
        </p>
      )}
      <dl className={styles.traits}>
        {shown.map(([key, value]) => (
          <div key={key}>
            <dt className="sm faint clip" title={key}>
              {traitName(key)}
            </dt>
            <dd className="sm clip" title={value} dir="auto">
              {traitText(key, value)}
            </dd>
          </div>
        ))}
      </dl>
      {traits.length > shownTraits && (
        <button type="button" className="link sm" onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `All ${traits.length} traits`}
        </button>
      )}
      <div className={styles.traces}>
        <IconGitMerge size={15} aria-hidden />
        <span className="sm grow">
          <b>
            {customer.identifiers.length} {customer.identifiers.length === 1 ? 'trace' : 'traces'}
          </b>{' '}
          {customer.identifiers.length === 1 ? 'of one person' : 'joined into one person'}
        </span>
        <button type="button" className="link sm" onClick={() => setReviewing(true)}>
          Review<span className="visually-hidden"> identifiers and joins</span>
        </button>
        <ul className={styles.kinds}>
          {Object.entries(kinds).map(([kind, [one, many]]) => {
            const n = customer.identifiers.filter((each) => each.kind === kind).length
            return n > 0 ? (
              <li key={kind} className="chip num">
                {n} {n === 1 ? one : many}
              </li>
            ) : null
          })}
        </ul>
      </div>
      {reviewing && (
        <Suspense>
          <IdentityReview customer={customer} onClose={() => setReviewing(false)} />
        </Suspense>
      )}
    </section>
  )
}
