/** "It is you?": asked before what is dangerous is done, when the last sign-in was a while ago. */
import { useState, useSyncExternalStore } from 'react'
import type { EntryState, Me } from '../../model/person.ts'
import { answerProof, isProofAsked, watchProof } from '../api/proof-request.ts'
import { useEntry, useSingleSignOn } from '../api/use-entry.ts'
import { useProve } from '../api/use-own-account.ts'
import { AskDialog } from '../parts/dialog.tsx'
import { TextField } from '../parts/text-field.tsx'

/** Above the dialog whose button asked for it. */
const layer = 400

const frame = { title: 'Is it you?', size: 420, zIndex: layer, onClose: () => answerProof(false) }

export function ProofDialog() {
  const isAsked = useSyncExternalStore(watchProof, isProofAsked)
  const entry = useEntry().data
  if (!isAsked || !entry?.me) return null
  return entry.me.hasPassword ? <ByPassword me={entry.me} /> : <ByProvider name={entry.singleSignOn} />
}

function ByPassword({ me }: { me: Me }) {
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const prove = useProve()
  return (
    <AskDialog
      {...frame}
      onSubmit={() => prove.mutate({ password, code }, { onSuccess: () => answerProof(true) })}
      error={prove.error}
      submit={
        <button type="submit" className="button primary" disabled={prove.isPending}>
          Go on
        </button>
      }
    >
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
    </AskDialog>
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
    <AskDialog
      {...frame}
      onSubmit={again}
      error={go.error}
      submit={
        name && (
          <button type="submit" className="button primary" disabled={go.isPending}>
            Continue with {name}
          </button>
        )
      }
    >
      <p className="sm">
        You signed in a while ago. {name ? `Show ${name} that it is you` : 'Sign out and in again'}; you come
        back to this page, and do it then.
      </p>
    </AskDialog>
  )
}
