/** The steps of a funnel as bars: who went on, who may still, and who dropped out, with where they were last seen. */
import type { Funnel, FunnelMove, FunnelStepMeasure } from '../../../../model/funnel.ts'
import type { Estimate } from '../../../../model/measure.ts'
import { count, duration, percent } from '../../../parts/format.ts'
import { Door } from '../../board/door.tsx'
import styles from './funnel.module.css'
import { intervalText } from './funnel-words.ts'

/** Fewer than this are drawn hollow, as on the map. */
const few = 30

export const FunnelSteps = ({ funnel }: { funnel: Funnel }) => (
  <>
    <ol className={styles.steps}>
      {funnel.steps.map((step, index) => (
        <li key={step.place} className={styles.step}>
          <span className={styles.name}>
            <b className="num faint">{index + 1}</b>
            <span>{step.name}</span>
          </span>
          <Bar step={step} entrants={funnel.steps[0]?.reached.n ?? 0} />
          <span className={styles.figure}>
            <Door
              counted={step.reached}
              what={`reached ${step.name}`}
              inBoard={false}
              className={styles.big}
            />
            <small className="num">{index === 0 ? 'began' : ofEntrants(step.share)}</small>
          </span>
          {step.next && <Move move={step.next} name={step.name} lastSeen={step.lastSeen} />}
        </li>
      ))}
    </ol>
    <p className={`xs faint ${styles.key}`} aria-hidden="true">
      <i className={styles.on} /> went on <i className={styles.open} /> may still go on{' '}
      <i className={styles.dropped} /> dropped out <i className={styles.whisker} /> 95% interval of the share
      of all who began. Outlined: fewer than {few}.
    </p>
  </>
)

const ofEntrants = (share: Estimate) =>
  share.value === null ? '–' : `${percent(share.value, share.n)} of all, ${intervalText(share)}`

/** As long as the share of those who began; the table says the same in numbers. */
function Bar({ step: { reached, next, share }, entrants }: { step: FunnelStepMeasure; entrants: number }) {
  const part = (n: number) => `${entrants === 0 ? 0 : (n / entrants) * 100}%`
  return (
    <span className={styles.bar} data-few={reached.n < few || undefined} aria-hidden="true">
      <i className={styles.on} style={{ width: part(next ? next.wentOn.n : reached.n) }} />
      {next && <i className={styles.open} style={{ width: part(next.open.n) }} />}
      {next && <i className={styles.dropped} style={{ width: part(next.dropped.n) }} />}
      {share.low !== null && share.high !== null && reached.n < entrants && (
        <i
          className={styles.whisker}
          style={{ left: `${share.low * 100}%`, width: `${(share.high - share.low) * 100}%` }}
        />
      )}
    </span>
  )
}

type MoveProps = { move: FunnelMove; name: string; lastSeen: FunnelStepMeasure['lastSeen'] }

function Move({ move, name, lastSeen }: MoveProps) {
  const { wentOn, dropped, open, conversion, convertedMedianSeconds, time } = move
  return (
    <span className={styles.move}>
      <span>
        <Door counted={wentOn} what={`went on from ${name}`} inBoard={false}>
          <b className="num">{conversion.value === null ? '–' : percent(conversion.value, conversion.n)}</b>
        </Door>{' '}
        went on{' '}
        <small className="faint num">
          {intervalText(conversion)}, n {count(conversion.n)}
        </small>
      </span>
      <span>
        <Door counted={dropped} what={`dropped out after ${name}`} inBoard={false} /> dropped out
      </span>
      <span>
        <Door counted={open} what={`may still go on from ${name}`} inBoard={false} /> still open
      </span>
      {wentOn.n > 0 && (
        <span className="faint num">
          after {duration(convertedMedianSeconds ?? 0)} at the median of those who went on
          {time.median.value === null ? '' : `, ${duration(time.median.value)} over all`}
        </span>
      )}
      {lastSeen.length > 0 && (
        <span className={styles.lastSeen}>
          <span className="faint">Last seen:</span>
          {lastSeen.map(({ touchpoint, name: at, customers }) => (
            <span key={touchpoint} className="chip">
              <span className="clip">{at}</span>
              <Door counted={customers} what={`dropped out, last seen at ${at}`} inBoard={false} />
            </span>
          ))}
        </span>
      )}
    </span>
  )
}
