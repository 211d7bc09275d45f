/** A forgotten password: by mail where mail is set up, else through an admin. */
import { type FormEvent, useState } from 'react'
import { useForgotPassword } from '../../api/use-entry.ts'
import { TextField } from '../../parts/text-field.tsx'
import styles from './entry.module.css'
import { EntryCard, EntryFailure } from './entry-card.tsx'

export function ForgotPassword({ mail, onBack }: { mail: boolean; onBack: () => void }) {
  const [email, setEmail] = useState('')
  const forgot = useForgotPassword()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    forgot.mutate(email)
  }
  const back = (
    <button type="button" className="link sm" onClick={onBack}>
      Back to signing in
    </button>
  )
  if (!mail)
    return (
      <EntryCard title="Forgot the password?">
        <p>
          This Waymark sends no mail. Ask an admin: Settings → People gives her a link for you to choose a new
          one.
        </p>
        <p>{back}</p>
      </EntryCard>
    )
  if (forgot.isSuccess)
    return (
      <EntryCard title="Look into your mail">
        <p role="status">
          If {email} belongs to somebody here, a link for a new password is on its way. It works for one hour.
        </p>
        <p>{back}</p>
      </EntryCard>
    )
  return (
    <EntryCard title="Forgot the password?" about="You get a link to choose a new one.">
      <form className={styles.form} onSubmit={submit}>
        <TextField
          label="E-mail"
          type="email"
          autoComplete="username"
          autoFocus
          value={email}
          onChange={setEmail}
        />
        <EntryFailure error={forgot.error} />
        <button type="submit" className="button primary" disabled={forgot.isPending}>
          Send the link
        </button>
        {back}
      </form>
    </EntryCard>
  )
}
