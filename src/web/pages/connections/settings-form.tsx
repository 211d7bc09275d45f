/** The form of a connection, drawn from the schema of its connector, with a button that tries it. */
import { IconPlugConnected } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import type {
  Connection,
  ConnectionTest,
  ConnectorInfo,
  SettingsProperty,
} from '../../../model/connection.ts'
import { failureText } from '../../api/api-error.ts'
import { useTestConnection } from '../../api/use-connections.ts'
import { TextField } from '../../parts/text-field.tsx'
import { everyText } from './connection-words.ts'
import styles from './connections.module.css'
import { RecordMapping } from './record-mapping.tsx'
import { SettingsField } from './settings-field.tsx'
import { filledIn, isShown, settingsToSend } from './settings-to-send.ts'

export type Filled = { name: string; settings: Record<string, unknown>; everyMinutes: number }

type Props = {
  info: ConnectorInfo
  /** of a connection that stands */
  connection?: Connection
  isPending: boolean
  error: unknown
  submit: string
  onSubmit: (filled: Filled) => void
  children?: ReactNode
}

const rhythms = [1, 5, 15, 60, 360, 1440]

type Values = Record<string, unknown>
const bagOf = (value: unknown): Values => (typeof value === 'object' && value !== null ? { ...value } : {})

export function SettingsForm({ info, connection, isPending, error, submit, onSubmit, children }: Props) {
  const [name, setName] = useState(connection?.name ?? info.name)
  const [every, setEvery] = useState(connection?.everyMinutes ?? 15)
  const [values, setValues] = useState<Values>(connection?.settings ?? {})
  const test = useTestConnection()
  const { properties } = info.settings
  const settings = (of = values) => settingsToSend(of)
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSubmit({ name: name.trim(), settings: settings(), everyMinutes: every })
  }
  const tryIt = (of = values) =>
    test.mutate(
      {
        connector: info.id,
        settings: settings(of),
        ...(connection ? { connection: connection.id } : {}),
      },
      // What was found is chosen, where nothing was; what was typed meanwhile stays.
      { onSuccess: (found) => setValues((before) => filledIn(before, found)) },
    )
  const change = (field: string, value: unknown) => setValues((before) => ({ ...before, [field]: value }))
  return (
    <form className={styles.form} onSubmit={send}>
      <TextField label="Name" value={name} onChange={setName} maxLength={100} />
      {info.way === 'pull' && (
        <label className={styles.field}>
          <span className="sm medium">Run</span>
          <select className="field" value={every} onChange={(event) => setEvery(Number(event.target.value))}>
            {[...new Set([...rhythms, every])]
              .sort((a, b) => a - b)
              .map((minutes) => (
                <option key={minutes} value={minutes}>
                  {everyText(minutes)}
                </option>
              ))}
          </select>
        </label>
      )}
      {Object.entries(properties).map(([field, property]) => {
        if (!isShown(property, values, properties)) return null
        if (property.editor)
          return (
            <RecordMapping
              key={field}
              title={property.title}
              value={values[field]}
              found={test.data?.records ?? null}
              isBusy={test.isPending}
              onChange={(mapping) => {
                const next = { ...values, [field]: mapping }
                setValues(next)
                tryIt(next)
              }}
            />
          )
        return (
          <Setting
            key={field}
            field={field}
            property={property}
            required={info.settings.required.includes(field)}
            value={values[field]}
            onChange={(value) => change(field, value)}
            isKept={connection?.secretsSet.includes(field) ?? false}
            columns={test.data?.columns ?? []}
            offers={test.data?.offers[field] ?? []}
          />
        )
      })}
      {test.data && <Tested result={test.data} />}
      {test.isError && <Problem error={test.error} />}
      {!test.isError && error !== null && error !== undefined && <Problem error={error} />}
      <div className={`row ${styles.ends}`}>
        {children}
        <span className="grow" />
        {info.way === 'pull' && (
          <button type="button" className="button" disabled={test.isPending} onClick={() => tryIt()}>
            <IconPlugConnected size={14} aria-hidden />
            {test.isPending ? 'Testing…' : 'Test'}
          </button>
        )}
        <button type="submit" className="button primary" disabled={isPending}>
          {submit}
        </button>
      </div>
    </form>
  )
}

function Problem({ error }: { error: unknown }) {
  return (
    <p className={`sm bad ${styles.whole}`} role="alert">
      {failureText(error)}
    </p>
  )
}

function Tested({ result: { ok, message, columns } }: { result: ConnectionTest }) {
  return (
    <div className={styles.tested} data-ok={ok} role="status">
      <p className={`sm ${ok ? 'good' : 'bad'}`}>{message}</p>
      {columns.length > 0 && (
        <ul>
          {columns.map(({ name, samples }) => (
            <li key={name} className="xs">
              <code>{name}</code> <span className="faint">{samples.join(' · ') || 'empty'}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type SettingProps = {
  field: string
  property: SettingsProperty
  required: boolean
  value: unknown
  onChange: (value: unknown) => void
  isKept: boolean
  columns: ConnectionTest['columns']
  offers: readonly string[]
}

/** A group is a set of settings of its own; those of columns are offered what the test has found. */
function Setting({ field, property, columns, offers, value, onChange, ...rest }: SettingProps) {
  const names = columns.map(({ name }) => name)
  if (!property.properties)
    return (
      <SettingsField
        {...{ property, value, onChange, ...rest }}
        choices={/column/i.test(field) ? names : offers}
      />
    )
  const group = bagOf(value)
  return (
    <fieldset className={styles.group}>
      <legend className="sm medium">{property.title}</legend>
      {property.description && <p className={`xs faint ${styles.whole}`}>{property.description}</p>}
      {Object.entries(property.properties).map(([name, inner]) => (
        <SettingsField
          key={name}
          property={inner}
          required={false}
          isOneOfMany
          value={group[name]}
          onChange={(one) => onChange({ ...group, [name]: one })}
          choices={field === 'columns' ? names : []}
        />
      ))}
    </fieldset>
  )
}
