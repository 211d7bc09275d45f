/** Signing in: password, second factor, single sign-on; in the demo by one click. */
import { useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useEntry, useSignIn, useSingleSignOn } from '../../api/use-entry.ts'
import { Skeleton } from '../../parts/skeleton.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { EnterDemo } from './enter-demo.tsx'
import styles from './entry.module.css'
import { EntryCard, EntryFailure } from './entry-card.tsx'
import { ForgotPassword } from './forgot-password.tsx'
import { SecondFactor } from './second-factor.tsx'
import { goIn, safePath } from './where-to.ts'

export function SignInPage() {
  const { next, error } = useSearch({ strict: false }) as { next?: string; error?: string }
  const entry = useEntry()
  const [step, setStep] = useState<'password' | 'second-factor' | 'forgot'>('password')
  if (!entry.data)
    return (
      <EntryCard title="Sign in">
        {entry.isError ? <EntryFailure error={entry.error} /> : <Skeleton width="100%" height={180} />}
      </EntryCard>
    )
  const { setUpNeeded, demo, singleSignOn, mail, sessionEnded, sessionDays } = entry.data
  if (step === 'second-factor')
    return <SecondFactor onIn={() => goIn(next)} onBack={() => setStep('password')} />
  if (step === 'forgot') return <ForgotPassword mail={mail} onBack={() => setStep('password')} />
  if (setUpNeeded && !demo)
    return (
      <EntryCard title="Waymark is not set up yet">
        <p>
          Open the link that Waymark printed when it was started. It makes the first admin. If it has run out,
          start Waymark again: a new one is printed.
        </p>
      </EntryCard>
    )
  return (
    <EntryCard title="Sign in">
      {error && (
        <p className={styles.fail} role="alert">
          The single sign-on did not let you in. You may need an invitation: ask an admin.
        </p>
      )}
      {sessionEnded && (
        <p className="sm" role="status">
          Your session has ended: one lasts {sessionDays} days at most. Sign in again to go on where you were.
        </p>
      )}
      {demo && <EnterDemo onIn={() => goIn(next)} />}
      <Password
        onIn={() => goIn(next)}
        onHalfWay={() => setStep('second-factor')}
        onForgot={() => setStep('forgot')}
      />
      {singleSignOn && <ByProvider name={singleSignOn} next={safePath(next)} />}
    </EntryCard>
  )
}

type PasswordProps = { onIn: () => void; onHalfWay: () => void; onForgot: () => void }

function Password({ onIn, onHalfWay, onForgot }: PasswordProps) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [remember, setRemember] = useState(true)
  const signIn = useSignIn()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate(
      { email, password, remember },
      { onSuccess: ({ kind }) => (kind === 'signed-in' ? onIn() : onHalfWay()) },
    )
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField label="E-mail" type="email" autoComplete="username" value={email} onChange={setEmail} />
      <TextField
        label="Password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      <div className={styles.line}>
        <label className="row sm">
          <input type="checkbox" checked={remember} onChange={(event) => setRemember(event.target.checked)} />
          Stay signed in
        </label>
        <button type="button" className="link sm" onClick={onForgot}>
          Forgot the password?
        </button>
      </div>
      <EntryFailure error={signIn.error} />
      <button type="submit" className="button primary" disabled={signIn.isPending}>
        {signIn.isPending ? 'Signing in…' : 'Sign in'}
      </button>
    </form>
  )
}

function ByProvider({ name, next }: { name: string; next: string }) {
  const go = useSingleSignOn()
  return (
    <div className={styles.form}>
      <p className={`${styles.or} xs faint`}>or</p>
      <EntryFailure error={go.error} />
      <button
        type="button"
        className="button"
        disabled={go.isPending}
        onClick={() => go.mutate({ next, anew: false }, { onSuccess: ({ url }) => location.assign(url) })}
      >
        Continue with {name}
      </button>
    </div>
  )
}
