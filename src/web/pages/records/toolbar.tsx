/** What stands over a list: its name and number, saved views, search, filter, columns, table or board, "New". */

import { Popover } from '@mantine/core'
import {
  IconCalendar,
  IconColumns3,
  IconFileImport,
  IconFilter,
  IconLayoutKanban,
  IconPlus,
  IconSearch,
  IconTable,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type RefObject, useState } from 'react'
import type { RecordTypeInfo } from '../../../model/crm/crm-record.ts'
import { ImportedType } from '../../../model/crm/record-import.ts'
import { useFirstRecords } from '../../api/use-record-rows.ts'
import { count } from '../../parts/format.ts'
import { May } from '../../parts/may.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { FilterBuilder } from '../../records/filter-builder.tsx'
import type { RecordsAddress } from '../../records/records-address.ts'
import { filterOf } from '../../records/rule-conditions.ts'
import { ExportMenu } from './export-menu.tsx'
import { boardFields, calendarFields, columnFields, shownFields } from './list-fields.ts'
import styles from './records.module.css'
import { SavedViews } from './saved-views.tsx'

type Props = {
  info: RecordTypeInfo
  address: RecordsAddress
  change: (next: Partial<RecordsAddress>) => void
  text: string
  onText: (text: string) => void
  searchRef: RefObject<HTMLInputElement | null>
  onNew: () => void
}

export function Toolbar({ info, address, change, text, onText, searchRef, onNew }: Props) {
  const { filter, sort, q, deleted } = address
  const { data: first } = useFirstRecords(info.type, { filter, sort, q, deleted })
  const conditions = filter ? (filterOf(filter)?.conditions.length ?? 1) : 0
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <h1 className="page-title">{info.plural}</h1>
        <span className="faint num" role="status">
          {first ? (
            `${first.total.exact ? '' : 'more than '}${count(first.total.n)}${deleted ? ' deleted' : q || filter ? ' found' : ''}`
          ) : (
            <Skeleton width={60} />
          )}
        </span>
        <span className="grow" />
        {info.type === 'customer' && (
          <Link to={'/customers' as string} className={`button quiet ${styles.wideOnly}`}>
            Everyone seen
          </Link>
        )}
        {ImportedType.safeParse(info.type).success && (
          <May permission="import">
            <Link
              to={'/record-imports' as string}
              search={{ type: info.type }}
              className="button"
              aria-label="Import"
            >
              <IconFileImport size={14} aria-hidden />
              <span className={styles.wideOnly}>Import</span>
            </Link>
          </May>
        )}
        {!deleted && <ExportMenu info={info} address={address} />}
        <May permission="edit">
          <button type="button" className="button primary" onClick={onNew} aria-keyshortcuts="c">
            <IconPlus size={14} aria-hidden />
            New {info.label.toLowerCase()}
          </button>
        </May>
      </div>
      <div className={styles.tools}>
        <SavedViews info={info} address={address} change={change} />
        <span className="grow" />
        {/* The search does not know what was deleted. */}
        {!deleted && (
          <label className={`field with-icon ${styles.search}`}>
            <IconSearch size={14} aria-hidden />
            <span className="visually-hidden">Search {info.plural.toLowerCase()}</span>
            <input
              ref={searchRef}
              dir="auto"
              type="search"
              placeholder={`Search ${info.plural.toLowerCase()}`}
              aria-keyshortcuts="/"
              value={text}
              onChange={(event) => onText(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Escape') event.currentTarget.blur()
              }}
            />
            <kbd className={styles.wideOnly}>/</kbd>
          </label>
        )}
        <Popover position="bottom-end" shadow="none" withinPortal trapFocus>
          <Popover.Target>
            <button
              type="button"
              className="button"
              data-active={conditions > 0 || undefined}
              aria-label={conditions > 0 ? `Filter, ${count(conditions)} set` : 'Filter'}
            >
              <IconFilter size={14} aria-hidden />
              <span className={styles.wideOnly}>Filter</span>
              {conditions > 0 && <span className="chip accent num">{conditions}</span>}
            </button>
          </Popover.Target>
          <Popover.Dropdown className="floating">
            <FilterBuilder
              fields={info.fields}
              labels={first?.labels ?? {}}
              rule={filter}
              onChange={(filter) => change({ filter })}
            />
          </Popover.Dropdown>
        </Popover>
        {!address.view && <ColumnChoice info={info} address={address} change={change} />}
        {!deleted && (boardFields[info.type] || calendarFields[info.type]) && (
          <fieldset className={`segments ${styles.shapes}`} aria-label="Shape">
            <button type="button" aria-pressed={!address.view} onClick={() => change({ view: undefined })}>
              <IconTable size={14} aria-hidden />
              Table
            </button>
            {boardFields[info.type] && (
              <button
                type="button"
                aria-pressed={address.view === 'board'}
                onClick={() => change({ view: 'board' })}
              >
                <IconLayoutKanban size={14} aria-hidden />
                Board
              </button>
            )}
            {calendarFields[info.type] && (
              <button
                type="button"
                aria-pressed={address.view === 'calendar'}
                onClick={() => change({ view: 'calendar' })}
              >
                <IconCalendar size={14} aria-hidden />
                Calendar
              </button>
            )}
          </fieldset>
        )}
      </div>
    </header>
  )
}

/** More columns than these are looked for by name. */
const mostWithoutSearch = 20

function ColumnChoice({ info, address, change }: Pick<Props, 'info' | 'address' | 'change'>) {
  const shown = shownFields(info, address.columns).map(({ name }) => name)
  const set = (names: readonly string[]) => change({ columns: names.join(',') })
  const all = columnFields(info)
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  return (
    <Popover position="bottom-end" shadow="none" withinPortal trapFocus>
      <Popover.Target>
        <button type="button" className="button" aria-label="Columns">
          <IconColumns3 size={14} aria-hidden />
          <span className={styles.wideOnly}>Columns</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown className="floating">
        {all.length > mostWithoutSearch && (
          <input
            className={`field ${styles.columnSearch}`}
            dir="auto"
            type="search"
            aria-label="Find a column"
            placeholder="Find a column"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
        <fieldset className={`choices ${styles.columnChoice}`}>
          <legend className="visually-hidden">Columns</legend>
          {all
            .filter(({ label }) => label.toLowerCase().includes(wanted))
            .map(({ name, label }) => (
              <label key={name}>
                <input
                  type="checkbox"
                  checked={shown.includes(name)}
                  onChange={(event) =>
                    set(event.target.checked ? [...shown, name] : shown.filter((each) => each !== name))
                  }
                />
                <span className="clip" title={label} dir="auto">
                  {label}
                </span>
              </label>
            ))}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  )
}
