/** The dot as a button: a card on hover (300 ms), focus or Space; pressing it opens the people. */
import { Popover } from '@mantine/core'
import { useRef, useState } from 'react'
import type { StepMeasure } from '../../../../model/measure.ts'
import { dotSentence } from '../../dot-sentence.ts'
import type { StepColumn } from '../../geometry/board-layout.ts'
import type { Dot } from '../../geometry/emotion-curve.ts'
import styles from './emotion.module.css'
import { EvidenceCard } from './evidence-card.tsx'

const hoverMs = 300
const leaveMs = 160

type Props = { column: StepColumn; dot: Dot; numbers: StepMeasure }

export function CardButton({ column, dot, numbers }: Props) {
  const [shown, setShown] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const later = (show: boolean, ms: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setShown(show), ms)
  }
  const size = Math.max(dot.radius * 2 + 6, 28)
  return (
    <Popover
      opened={shown}
      onChange={setShown}
      position="right"
      offset={14}
      width={272}
      withinPortal
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          tabIndex={-1}
          data-card
          className={styles.target}
          aria-label={dotSentence(column.step.name, numbers)}
          style={{ left: dot.x - column.x - size / 2, top: dot.y - size / 2, width: size, height: size }}
          onMouseEnter={() => later(true, hoverMs)}
          onMouseLeave={() => later(false, leaveMs)}
          onClick={() => {
            clearTimeout(timer.current)
            setShown(true)
          }}
        />
      </Popover.Target>
      <Popover.Dropdown
        className={styles.card}
        onMouseEnter={() => clearTimeout(timer.current)}
        onMouseLeave={() => later(false, leaveMs)}
      >
        <EvidenceCard column={column} numbers={numbers} />
      </Popover.Dropdown>
    </Popover>
  )
}
