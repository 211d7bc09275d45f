/** A cell of the board: one tab stop for the whole board, arrow keys move from cell to cell. */
import type { CSSProperties, ReactNode } from 'react'

type Props = { label?: string; className?: string; style?: CSSProperties; children?: ReactNode }

/** The first `[data-people]` inside answers Enter, the first `[data-card]` answers Space. */
export function Cell({ label, className, style, children }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of uneven columns is not a table element
    <div role="gridcell" tabIndex={-1} aria-label={label} className={className} style={style}>
      {children}
    </div>
  )
}
