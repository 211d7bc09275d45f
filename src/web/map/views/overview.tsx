/** One column per stage: its numbers, its mood and the three most important moments. */

import { FaceIcon } from '../../parts/face.tsx'
import { count, duration, percent, signed } from '../../parts/format.ts'
import { Door } from '../board/door.tsx'
import { MomentCard } from '../board/moments-view.tsx'
import { leastForDot } from '../geometry/emotion-curve.ts'
import { stageMeasure, useScene } from '../scene.ts'
import { stageMood } from '../stage-mood.ts'
import styles from './views.module.css'

export function Overview() {
  const { layout, measure } = useScene()
  return (
    <div className={styles.overview}>
      {layout.stages.map(({ stage, index, steps, last }) => {
        const numbers = stageMeasure(measure, stage.id)
        const mood = stageMood(measure, stage)
        const ids = new Set(steps.map(({ step }) => step.id))
        const top = (kind: string) =>
          measure.moments
            .filter((moment) => moment.kind === kind && ids.has(moment.step))
            .toSorted((a, b) => b.score - a.score)
            .slice(0, 3)
        return (
          <section key={stage.id} className={`card ${styles.column}`} aria-label={`Stage ${stage.name}`}>
            <h2>
              <span className="faint">{index + 1}</span>
              <span className="clip" title={stage.name}>
                {stage.name}
              </span>
            </h2>
            {numbers && (
              <>
                <div className={styles.figures}>
                  <span className="xl">
                    <b>
                      <Door counted={numbers.reached} what={`reached ${stage.name}`} inBoard={false} />
                    </b>{' '}
                    <span className="xs faint">reached</span>
                  </span>
                  <span className="sm">
                    <Door counted={numbers.wentOn} what={`went on from ${stage.name}`} inBoard={false}>
                      <b>
                        {numbers.conversion.value === null
                          ? '–'
                          : percent(numbers.conversion.value, numbers.conversion.n)}
                      </b>
                    </Door>{' '}
                    {last ? 'completed' : 'go on'}
                  </span>
                </div>
                <div className={`${styles.figures} xs faint`}>
                  <span>
                    <Door counted={numbers.here} what={`are here now, in ${stage.name}`} inBoard={false} />{' '}
                    here · <Door counted={numbers.left} what={`left at ${stage.name}`} inBoard={false} /> left
                  </span>
                  {numbers.time.median.value !== null && (
                    <span title="median time in this stage">
                      {duration(numbers.time.median.value)} median
                    </span>
                  )}
                </div>
              </>
            )}
            <div className="row">
              {mood.value === null || mood.n < leastForDot ? (
                <span className="sm faint">Too little evidence, n {mood.n}</span>
              ) : (
                <>
                  <FaceIcon value={mood.value} size={20} />
                  <b className="num">{signed(mood.value)}</b>
                  <span className="xs faint num">n {count(mood.n)}</span>
                </>
              )}
            </div>
            <span
              className={`xs faint ${styles.names}`}
              title={steps.map(({ step }) => step.name).join(' · ')}
            >
              {steps.map(({ step }) => step.name).join(' · ')}
            </span>
            {(['pain', 'golden'] as const).map((kind) => (
              <div key={kind} className={styles.moments}>
                <h3 className="label">{kind === 'pain' ? 'Pain points' : 'Golden moments'}</h3>
                {top(kind).map((moment) => (
                  <MomentCard key={`${moment.step} ${moment.title}`} moment={moment} />
                ))}
                {top(kind).length === 0 && <p className="sm faint">None found</p>}
              </div>
            ))}
          </section>
        )
      })}
    </div>
  )
}
