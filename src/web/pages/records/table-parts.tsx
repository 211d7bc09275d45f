/** Parts of a table of records: a heading that sorts, and the room of rows that are not drawn. */
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import styles from './records.module.css'

/** Stands for the rows that are not drawn. */
export const Spacer = ({ height }: { height: number }) =>
  height > 0 ? (
    <tr>
      <td style={{ height, padding: 0, border: 0 }} />
    </tr>
  ) : null

type HeadProps = {
  name: string
  title: string
  sortable: boolean
  right: boolean
  sort: string | undefined
  onSort: (sort: string | undefined) => void
}

/** First click: upwards, second: downwards, third: as usual again. */
export function Head({ name, title, sortable, right, sort, onSort }: HeadProps) {
  const up = sort === name
  const down = sort === `-${name}`
  return (
    <th
      scope="col"
      className={`${name === 'label' ? styles.first : ''} ${right ? styles.right : ''}`}
      aria-sort={up ? 'ascending' : down ? 'descending' : undefined}
    >
      {sortable ? (
        <button type="button" tabIndex={-1} onClick={() => onSort(up ? `-${name}` : down ? undefined : name)}>
          <span className="clip">{title}</span>
          {up && <IconArrowUp size={12} aria-hidden />}
          {down && <IconArrowDown size={12} aria-hidden />}
        </button>
      ) : (
        <span className="clip">{title}</span>
      )}
    </th>
  )
}
