/** Settings, audit log: who changed, exported and came in, newest first. */
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { AuditLine } from '../../../model/audit-entry.ts'
import { useAudit } from '../../api/use-people.ts'
import { Failed } from '../../parts/failed.tsx'
import { dayAndTime } from '../../parts/format.ts'
import { MoreRows } from '../../parts/more-rows.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { factsText } from './facts-text.ts'
import styles from './settings.module.css'
import { SettingsPage } from './settings-page.tsx'

export function AuditPage() {
  return (
    <SettingsPage
      name="Audit log"
      about="Every change, export and sign-in. It is only ever added to."
      permission="audit"
    >
      <Log />
    </SettingsPage>
  )
}

function Log() {
  const [text, setText] = useState('')
  const [action] = useDebouncedValue(text.trim(), 200)
  const audit = useAudit(action)
  const rows = audit.data?.pages.flatMap((page) => page.rows)
  if (audit.isError && !rows)
    return <Failed what="The audit log" error={audit.error} again={() => void audit.refetch()} />
  return (
    <section className={`card ${styles.card}`} aria-label="Entries">
      <input
        type="search"
        className="field"
        aria-label="Find by what was done"
        placeholder="What was done, such as “signed in” or /maps"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {!rows && <Skeleton width="100%" height={240} />}
      {rows?.length === 0 && <p className="sm faint">Nothing like this was done.</p>}
      {rows && rows.length > 0 && (
        <table className={`table ${styles.audit}`}>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Who</th>
              <th scope="col">What</th>
              <th scope="col">Answer</th>
              <th scope="col">From</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((entry) => (
              <Row key={entry.id} entry={entry} />
            ))}
          </tbody>
        </table>
      )}
      <MoreRows list={audit} text="Show earlier ones" />
    </section>
  )
}

function Row({ entry: { at, actor, action, did, target, status, address, facts } }: { entry: AuditLine }) {
  const more = factsText(facts)
  return (
    <tr>
      <td className="num">{dayAndTime(at)}</td>
      <td>
        {actor.kind === 'nobody' ? <span className="faint">nobody known</span> : actor.name || actor.id}
      </td>
      <td>
        <span title={action.replace('/api/v1', '')}>{did || action.replace('/api/v1', '')}</span>
        <span className="xs faint" style={{ display: 'block', overflowWrap: 'anywhere' }}>
          {[target === action.split(' ')[1] ? '' : target.replace('/api/v1', ''), more]
            .filter(Boolean)
            .join(' ')}
        </span>
      </td>
      <td className="num">
        {status < 400 ? <span className="good">✓ done</span> : <span className="bad">✕ refused</span>}{' '}
        <span className="faint">{status}</span>
      </td>
      <td className="num faint">{address}</td>
    </tr>
  )
}
