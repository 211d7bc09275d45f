/** The mark of one planned step: a shape for each state, so that it survives without colour. */
import { IconCircleCheck, IconCircleDashed, IconCurrentLocation, IconPointFilled } from '@tabler/icons-react'
import { type PlanMark as Mark, markNames } from './plan-marks.ts'

const icons = {
  did: <IconCircleCheck size={16} stroke={1.75} aria-hidden />,
  here: <IconCurrentLocation size={16} stroke={2} color="var(--accent)" aria-hidden />,
  skipped: <IconCircleDashed size={16} stroke={1.75} aria-hidden />,
  ahead: <IconPointFilled size={10} color="var(--ink-off)" aria-hidden />,
}

export function PlanMark({ mark }: { mark: Mark }) {
  return (
    <span
      title={markNames[mark]}
      style={{ display: 'inline-grid', placeItems: 'center', width: 16, height: 16 }}
    >
      {icons[mark]}
      <span className="visually-hidden">{markNames[mark]}</span>
    </span>
  )
}
