/** The second step of signing in: a code from the app, or a recovery code. */
import { type FormEvent, useState } from 'react'
import { useSecondFactor } from '../../api/use-entry.ts'
import { TextField } from '../../parts/text-field.tsx'
import styles from './entry.module.css'
import { EntryCard, EntryFailure } from './entry-card.tsx'

export function SecondFactor({ onIn, onBack }: { onIn: () => void; onBack: () => void }) {
  const [kind, setKind] = useState<'app' | 'recovery'>('app')
  const [code, setCode] = useState('')
  const check = useSecondFactor()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    check.mutate({ code, kind }, { onSuccess: onIn })
  }
  return (
    <EntryCard
      title="One more step"
      about={
        kind === 'app'
          ? 'Type the six digits that your authenticator app shows now.'
          : 'Type one of your recovery codes.'
      }
    >
      <form className={styles.form} onSubmit={submit}>
        <TextField
          key={kind}
          label={kind === 'app' ? 'Code' : 'Recovery code'}
          autoComplete="one-time-code"
          inputMode={kind === 'app' ? 'numeric' : 'text'}
          autoFocus
          value={code}
          onChange={setCode}
        />
        <EntryFailure error={check.error} />
        <button type="submit" className="button primary" disabled={check.isPending}>
          Sign in
        </button>
        <div className={styles.line}>
          <button
            type="button"
            className="link sm"
            onClick={() => {
              setCode('')
              setKind(kind === 'app' ? 'recovery' : 'app')
            }}
          >
            {kind === 'app' ? 'Use a recovery code' : 'Use the app'}
          </button>
          <button type="button" className="link sm" onClick={onBack}>
            Back
          </button>
        </div>
      </form>
    </EntryCard>
  )
}
