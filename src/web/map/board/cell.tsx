/** A cell of the board: one tab stop for the whole board, arrow keys move from cell to cell. */
import type { CSSProperties, ReactNode } from 'react'

type Props = {
  /** Where this cell is, for those who do not see the columns: "Sees us somewhere, channels". */
  where?: string
  className?: string
  style?: CSSProperties
  children?: ReactNode
}

/** The first `[data-people]` inside answers Enter, the first `[data-card]` answers Space. */
export function Cell({ where, className, style, children }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of uneven columns is not a table element
    <div role="gridcell" tabIndex={-1} className={className} style={style}>
      {where && <span className="visually-hidden">{where}: </span>}
      {children}
    </div>
  )
}
