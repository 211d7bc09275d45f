/** A number that opens the journeys behind it. */
import type { ReactNode } from 'react'
import type { Counted } from '../../../model/measure.ts'
import { count } from '../../parts/format.ts'
import { useScene } from '../scene.ts'

type Props = {
  counted: Counted
  /** What the number counts, for those who listen: "reached Consider". */
  what: string
  className?: string
  /** Inside the board only cells are tab stops; elsewhere every door is one. */
  inBoard?: boolean
  children?: ReactNode
}

export function Door({ counted, what, className = '', inBoard = true, children }: Props) {
  const { open } = useScene()
  const text = children ?? count(counted.n)
  if (counted.n === 0) return <span className={className}>{text}</span>
  return (
    <button
      type="button"
      className={`door num ${className}`}
      tabIndex={inBoard ? -1 : 0}
      data-people={inBoard || undefined}
      title={`${count(counted.n)} ${what}`}
      onClick={(event) => {
        event.stopPropagation()
        open(counted.number)
      }}
    >
      {text}
      <span className="visually-hidden">
        {children ? `, ${count(counted.n)}` : ''} {what}
      </span>
    </button>
  )
}
