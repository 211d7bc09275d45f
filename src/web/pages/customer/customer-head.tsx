/** Name and the few numbers one wants before anything else. */
import { Fragment, type ReactNode } from 'react'
import type { Customer } from '../../../model/customer.ts'
import { customerName } from '../../parts/customer-name.ts'
import { Feeling } from '../../parts/feeling.tsx'
import { ago, count, day, dayAndTime, initials, money } from '../../parts/format.ts'
import { useNow } from '../../parts/use-now.ts'
import type { Holder } from '../../records/holder.ts'
import { useMoneyFigures } from '../../records/money-figures.tsx'
import styles from './customer.module.css'
import { PersonActions } from './person-actions.tsx'
import { ReachButtons } from './reach-buttons.tsx'

type Props = { customer: Customer; holder: Holder | undefined }

export function CustomerHead({ customer, holder }: Props) {
  const record = holder?.record
  const figures = useMoneyFigures('customer', customer.id, record !== undefined)
  const now = useNow(10_000)
  const name = customerName(customer)
  const { mood, value, lastNps } = customer
  return (
    <header className={styles.head}>
      <span className={styles.face} aria-hidden="true">
        {initials(name)}
      </span>
      <div className={styles.title}>
        <div className="row" style={{ flexWrap: 'wrap', gap: '2px 8px' }}>
          <h1 className={styles.name} title={name} dir="auto">
            {name}
          </h1>
          <span className={`chip ${customer.known ? 'accent' : 'outline'}`}>
            {customer.known ? 'known' : 'anonymous'}
          </span>
          {record?.deletedAt && <span className="chip bad">deleted</span>}
        </div>
        <p className="faint">
          {[customer.traits.company, customer.traits.city].filter(Boolean).map((text) => (
            <Fragment key={text}>
              <bdi>{text}</bdi>,{' '}
            </Fragment>
          ))}
          with us since {day(customer.firstAt)}
        </p>
      </div>
      <dl className={styles.figures}>
        <Figure name="Mood, 14 days">
          {mood.mean === null ? (
            <span className="faint">no evidence</span>
          ) : (
            <span className="row" title={`Weighted mean of ${mood.n} readings of the last 14 days`}>
              <Feeling value={mood.mean} />
              <span className="xs faint num">n {mood.n}</span>
            </span>
          )}
        </Figure>
        <Figure name="Last contact">
          <span title={dayAndTime(customer.lastAt)}>{ago(customer.lastAt, now)}</span>
        </Figure>
        <Figure name="Revenue">
          {value.length === 0 ? (
            <span className="faint">none yet</span>
          ) : (
            <span title="What she ordered, paid or signed, less what she got back; an order counts once, baskets and quotes do not">
              {value.map(({ currency, minor }) => money(minor, currency)).join(' + ')}
            </span>
          )}
        </Figure>
        {figures.map(
          ([name, text]) =>
            text !== '' && (
              <Figure key={name} name={name}>
                {text}
              </Figure>
            ),
        )}
        <Figure name="Interactions">
          {customer.counted < customer.interactions ? (
            <span
              title={`Maps and these figures follow her newest ${count(customer.counted)}; the timeline has all.`}
            >
              {count(customer.interactions)}{' '}
              <span className="xs faint">newest {count(customer.counted)} on maps</span>
            </span>
          ) : (
            count(customer.interactions)
          )}
        </Figure>
        <Figure name="NPS">
          {lastNps ? (
            <span title={`Answered ${dayAndTime(lastNps.at)}`}>{lastNps.score} of 10</span>
          ) : (
            <span className="faint">not answered</span>
          )}
        </Figure>
      </dl>
      <ReachButtons customer={customer} holder={holder} />
      <PersonActions customer={customer} record={record} />
    </header>
  )
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.figure}>
      <dt className="xs faint">{name}</dt>
      <dd className="medium num">{children}</dd>
    </div>
  )
}
