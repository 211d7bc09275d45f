/** The list as a file: with its filter, its words, its order and its columns. */
import { Popover } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { RecordTypeInfo } from '../../../model/crm/crm-record.ts'
import { May } from '../../parts/may.tsx'
import type { RecordsAddress } from '../../records/records-address.ts'
import { namingField, shownFields } from './list-fields.ts'
import styles from './records.module.css'

const formats = [
  ['csv', 'CSV', 'for spreadsheets and other programs'],
  ['xlsx', 'Excel', 'numbers stay numbers, up to 100 000 rows'],
  ['ndjson', 'NDJSON', 'a line of JSON for each record'],
] as const

export function ExportMenu({ info, address }: { info: RecordTypeInfo; address: RecordsAddress }) {
  const { filter, sort, q, columns } = address
  const pathOf = (format: string, names: readonly string[]) => {
    const query = new URLSearchParams({ format, columns: names.join(',') })
    if (filter) query.set('filter', JSON.stringify(filter))
    if (sort) query.set('sort', sort)
    if (q) query.set('q', q)
    return `/api/v1/records/${info.type}/export?${query}`
  }
  const naming = namingField(info)
  const shown = [...(naming ? [naming] : []), ...shownFields(info, columns)].map(({ name }) => name)
  return (
    <May permission="export">
      <Popover position="bottom-end" shadow="none" withinPortal trapFocus>
        <Popover.Target>
          <button type="button" className="button" aria-label="Export">
            <IconDownload size={14} aria-hidden />
            <span className={styles.wideOnly}>Export</span>
          </button>
        </Popover.Target>
        <Popover.Dropdown className="floating">
          <ul className={styles.exports} aria-label="Export the list">
            {formats.map(([format, name, about]) => (
              <li key={format}>
                <span className="grow">
                  <span className="sm medium">{name}</span>
                  <span className="xs faint">{about}</span>
                </span>
                <a
                  className="button"
                  download
                  href={pathOf(format, shown)}
                  aria-label={`${name}, these columns`}
                >
                  These columns
                </a>
                <a className="button" download href={pathOf(format, [])} aria-label={`${name}, all fields`}>
                  All fields
                </a>
              </li>
            ))}
          </ul>
        </Popover.Dropdown>
      </Popover>
    </May>
  )
}
