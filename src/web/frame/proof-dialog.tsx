/** "It is you?": asked before what is dangerous is done, when the last sign-in was a while ago. */
import { type FormEvent, useState, useSyncExternalStore } from 'react'
import type { EntryState, Me } from '../../model/person.ts'
import { answerProof, isProofAsked, watchProof } from '../api/proof-request.ts'
import { useEntry, useSingleSignOn } from '../api/use-entry.ts'
import { useProve } from '../api/use-own-account.ts'
import { Dialog } from '../parts/dialog.tsx'
import { FailureLine } from '../parts/failure-line.tsx'
import { TextField } from '../parts/text-field.tsx'
import styles from './proof-dialog.module.css'

/** Above the dialog whose button asked for it. */
const layer = 400

export function ProofDialog() {
  const isAsked = useSyncExternalStore(watchProof, isProofAsked)
  const entry = useEntry().data
  if (!isAsked || !entry?.me) return null
  return (
    <Dialog title="Is it you?" size={420} zIndex={layer} onClose={() => answerProof(false)}>
      {entry.me.hasPassword ? <ByPassword me={entry.me} /> : <ByProvider name={entry.singleSignOn} />}
    </Dialog>
  )
}

function ByPassword({ me }: { me: Me }) {
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const prove = useProve()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    prove.mutate({ password, code }, { onSuccess: () => answerProof(true) })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className="sm">
        You signed in a while ago, and what you are about to do is not for whoever finds your screen open.
      </p>
      {/* So that a password manager knows whose password it is. */}
      <input type="hidden" autoComplete="username" value={me.email} readOnly />
      <TextField
        label="Your password"
        type="password"
        autoComplete="current-password"
        autoFocus
        value={password}
        onChange={setPassword}
      />
      {me.twoFactor && (
        <TextField
          label="Code"
          hint="from your authenticator app, or a recovery code"
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
        />
      )}
      <FailureLine error={prove.error} />
      <div className={styles.actions}>
        <button type="button" className="button" onClick={() => answerProof(false)}>
          Cancel
        </button>
        <button type="submit" className="button primary" disabled={prove.isPending}>
          Go on
        </button>
      </div>
    </form>
  )
}

function ByProvider({ name }: { name: EntryState['singleSignOn'] }) {
  const go = useSingleSignOn()
  const again = () =>
    go.mutate(
      { next: location.pathname + location.search, anew: true },
      { onSuccess: ({ url }) => location.assign(url) },
    )
  return (
    <div className={styles.form}>
      <p className="sm">
        You signed in a while ago. {name ? `Show ${name} that it is you` : 'Sign out and in again'}; you come
        back to this page, and do it then.
      </p>
      <FailureLine error={go.error} />
      <div className={styles.actions}>
        <button type="button" className="button" onClick={() => answerProof(false)}>
          Cancel
        </button>
        {name && (
          <button type="button" className="button primary" disabled={go.isPending} onClick={again}>
            Continue with {name}
          </button>
        )}
      </div>
    </div>
  )
}
