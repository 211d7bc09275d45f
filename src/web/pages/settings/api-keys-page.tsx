/** Settings, API keys: what programs may do here. */
import { type FormEvent, useState } from 'react'
import type { ApiKey, NewApiKey } from '../../../model/api-key.ts'
import { KeyScope, permissionTable } from '../../../model/permission.ts'
import { failureText } from '../../api/api-error.ts'
import { useApiKeys, useMakeApiKey, useRevokeApiKey } from '../../api/use-people.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { Failed } from '../../parts/failed.tsx'
import { ago, day } from '../../parts/format.ts'
import { RevokeKey } from '../../parts/revoke-key.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useNow } from '../../parts/use-now.ts'
import { MakerChip } from './maker-chip.tsx'
import styles from './settings.module.css'
import { SettingsPage } from './settings-page.tsx'

const lasts = { '30': '30 days', '90': '90 days', '365': 'a year', never: 'until revoked' } as const
type Lasts = keyof typeof lasts

export function ApiKeysPage() {
  return (
    <SettingsPage
      name="API keys"
      about="With a key a program uses the API. Websites that only send interactions need a write key from Sources."
      permission="keys"
    >
      <MakeCard />
      <ListCard />
    </SettingsPage>
  )
}

function MakeCard() {
  const [made, setMade] = useState<NewApiKey | undefined>()
  return (
    <section className={`card ${styles.card}`} aria-labelledby="make-title">
      <h2 className="heading" id="make-title">
        Make a key
      </h2>
      {made ? (
        <div className={styles.link} role="status">
          <span className="sm medium">“{made.name}” is ready. Copy the key now: it is not shown again.</span>
          <p>
            <code className="xs">{made.key}</code>
            <CopyButton text={made.key} name="Copy key" />
            <button type="button" className="button quiet" onClick={() => setMade(undefined)}>
              I have copied it
            </button>
          </p>
        </div>
      ) : (
        <MakeForm onMade={setMade} />
      )}
    </section>
  )
}

function MakeForm({ onMade }: { onMade: (made: NewApiKey) => void }) {
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<KeyScope[]>(['read'])
  const [ends, setEnds] = useState<Lasts>('90')
  const make = useMakeApiKey()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const expiresAt = ends === 'never' ? null : new Date(Date.now() + Number(ends) * 86_400_000).toISOString()
    make.mutate({ name, scopes, expiresAt }, { onSuccess: onMade })
  }
  return (
    <form className={styles.card} style={{ padding: 0 }} onSubmit={submit}>
      <div className={styles.form}>
        <label className="grow">
          <span className="sm medium">What it is for</span>
          <input
            className="field"
            required
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label>
          <span className="sm medium">Works for</span>
          <select className="field" value={ends} onChange={(event) => setEnds(event.target.value as Lasts)}>
            {Object.entries(lasts).map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </label>
      </div>
      <fieldset className={styles.scopes}>
        <legend className="sm medium">It may</legend>
        {KeyScope.options.map((scope) => (
          <label key={scope} className="sm">
            <input
              type="checkbox"
              checked={scopes.includes(scope)}
              onChange={() =>
                setScopes(scopes.includes(scope) ? scopes.filter((one) => one !== scope) : [...scopes, scope])
              }
            />
            {permissionTable[scope].may}
          </label>
        ))}
      </fieldset>
      {make.isError && (
        <p className="sm bad" role="alert">
          {failureText(make.error)}
        </p>
      )}
      <div>
        <button type="submit" className="button primary" disabled={make.isPending || scopes.length === 0}>
          Make key
        </button>
      </div>
    </form>
  )
}

function ListCard() {
  const keys = useApiKeys()
  if (keys.isError && !keys.data)
    return <Failed what="The API keys" error={keys.error} again={() => void keys.refetch()} />
  return (
    <section className={`card ${styles.card}`} aria-labelledby="keys-title">
      <h2 className="heading" id="keys-title">
        Keys in use
      </h2>
      {!keys.data && <Skeleton width="100%" height={80} />}
      {keys.data?.length === 0 && <p className="sm faint">There is none yet.</p>}
      <ul className={styles.list}>
        {keys.data?.map((key) => (
          <KeyRow key={key.id} apiKey={key} />
        ))}
      </ul>
    </section>
  )
}

function KeyRow({ apiKey }: { apiKey: ApiKey }) {
  const revoke = useRevokeApiKey()
  const now = useNow(30_000)
  const { id, name, prefix, scopes, madeBy, maker, createdAt, lastUsedAt, expiresAt } = apiKey
  const isOver = expiresAt !== null && Date.parse(expiresAt) <= now.getTime()
  return (
    <li>
      <div className={styles.who}>
        <p className="row">
          <span className="medium clip">{name}</span>
          <code className="xs faint">{prefix}…</code>
          {isOver && <span className="chip warn">run out</span>}
          <MakerChip maker={maker} />
        </p>
        <p className="xs faint">
          made {day(createdAt)} by {madeBy}, {lastUsedAt ? `used ${ago(lastUsedAt, now)}` : 'never used'}
          {expiresAt ? `, until ${day(expiresAt)}` : ''}
        </p>
      </div>
      <span className="row" style={{ flexWrap: 'wrap', gap: 4 }}>
        {scopes.map((scope) => (
          <span key={scope} className="chip">
            {scope}
          </span>
        ))}
      </span>
      <RevokeKey id={id} name={name} revoke={revoke} />
    </li>
  )
}
