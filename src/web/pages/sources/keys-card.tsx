/** Write keys: who may send, how much came of it, and making or revoking one. */
import { IconKey } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { NewWriteKey, WriteKey } from '../../../model/source.ts'
import { failureText } from '../../api/api-error.ts'
import { useMakeKey, useRevokeKey } from '../../api/use-sources.ts'
import { ago, count, day } from '../../parts/format.ts'
import { May } from '../../parts/may.tsx'
import { RevokeKey } from '../../parts/revoke-key.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useNow } from '../../parts/use-now.ts'
import { NewKey } from './new-key.tsx'
import styles from './sources.module.css'

export function KeysCard({ keys }: { keys: readonly WriteKey[] | undefined }) {
  const [made, setMade] = useState<NewWriteKey | undefined>()
  return (
    <section className={`card ${styles.card}`} id="keys" aria-labelledby="keys-title">
      <h2 className="heading" id="keys-title">
        Write keys
      </h2>
      <p className="sm faint">
        A key lets a website, an app or a tool send interactions. It can read nothing.
      </p>
      <May permission="keys">
        {made ? <NewKey made={made} onClose={() => setMade(undefined)} /> : <MakeKey onMade={setMade} />}
      </May>
      {!keys && <Skeleton width="100%" height={80} />}
      <ul className={styles.keys}>
        {keys?.map((key) => (
          <KeyRow key={key.id} writeKey={key} />
        ))}
      </ul>
      {keys?.length === 0 && <p className="sm faint">There is no key: nothing can be sent over HTTP.</p>}
    </section>
  )
}

function MakeKey({ onMade }: { onMade: (key: NewWriteKey) => void }) {
  const [name, setName] = useState('')
  const make = useMakeKey()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate(name.trim(), {
      onSuccess: (key) => {
        setName('')
        onMade(key)
      },
    })
  }
  return (
    <form className={styles.make} onSubmit={submit}>
      <input
        className="field grow"
        aria-label="Name of the new key"
        placeholder="Name, such as Website"
        required
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="button primary" disabled={make.isPending || name.trim() === ''}>
        <IconKey size={14} aria-hidden />
        Make key
      </button>
      {make.isError && (
        <p className="sm bad" role="alert">
          {failureText(make.error)}
        </p>
      )}
    </form>
  )
}

function KeyRow({ writeKey }: { writeKey: WriteKey }) {
  const revoke = useRevokeKey()
  const now = useNow(10_000)
  const { id, name, prefix, createdAt, lastUsedAt, accepted, refused } = writeKey
  return (
    <li>
      <div className="grow">
        <p className="row">
          <span className="medium clip" title={name}>
            {name}
          </span>
          <code className="xs faint">{prefix}…</code>
        </p>
        <p className="xs faint num" title={`Made ${day(createdAt)}`}>
          {lastUsedAt ? `used ${ago(lastUsedAt, now)}` : 'never used'}, {count(accepted)} taken
          {refused > 0 ? `, ${count(refused)} refused` : ''}
        </p>
      </div>
      <RevokeKey id={id} name={name} revoke={revoke} />
    </li>
  )
}
