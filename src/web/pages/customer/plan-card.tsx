/** Every planned step of a map beside what this customer really did. */
import { useCustomerLine } from '../../api/use-customer.ts'
import { useMaps } from '../../api/use-maps.ts'
import { Skeleton } from '../../parts/skeleton.tsx'
import styles from './customer.module.css'
import { PlanMark } from './plan-mark.tsx'
import { isAsPlanned, markNames, type PlannedStep, planMarks } from './plan-marks.ts'

export function PlanCard({ id, map }: { id: string; map: string }) {
  const line = useCustomerLine(id, map)
  const design = useMaps().data?.find((each) => each.id === map)?.design
  const steps = design && line.data ? planMarks(design, line.data) : undefined
  const done = steps?.filter(({ mark }) => mark === 'did' || mark === 'here').length
  const asPlanned = steps?.filter(isAsPlanned).length
  return (
    <section className={`card ${styles.card}`} aria-labelledby="plan">
      <div className="row">
        <h2 className="heading grow" id="plan">
          Planned against actual
        </h2>
        <span className="xs faint num">
          {steps ? `${done} of ${steps.length} done, ${asPlanned} as planned` : <Skeleton width={60} />}
        </span>
      </div>
      <ol
        className={styles.plan}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long plan is scrolled by keyboard
        tabIndex={0}
      >
        {steps?.map(({ id: step, name, department, mark, visits, after }) => (
          <li key={step} data-mark={mark}>
            <PlanMark mark={mark} />
            <span className="sm grow clip" title={name}>
              {name}
            </span>
            <span className="xs faint clip">{department}</span>
            <PlanChip step={{ mark, visits, after }} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function PlanChip({
  step: { mark, visits, after },
}: {
  step: Pick<PlannedStep, 'mark' | 'visits' | 'after'>
}) {
  if (mark === 'did' && after)
    return (
      <span className="chip warn" title={`First done after “${after}”, which comes later in the plan`}>
        out of order
      </span>
    )
  return (
    <span className={mark === 'ahead' ? 'xs faint' : `chip ${mark === 'here' ? 'accent' : ''}`}>
      {mark === 'did' && visits > 1 ? `${visits} times` : markNames[mark]}
    </span>
  )
}
