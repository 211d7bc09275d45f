/** My profile: name, password, second factor, sessions. */
import { type FormEvent, useState } from 'react'
import type { Me } from '../../../model/person.ts'
import { useEntry } from '../../api/use-entry.ts'
import { useChangePassword, useRename } from '../../api/use-own-account.ts'
import { useCrumbs } from '../../frame/crumbs.tsx'
import { toast } from '../../frame/toast.ts'
import { FailureLine } from '../../parts/failure-line.tsx'
import { NewPasswordField } from '../../parts/new-password-field.tsx'
import { TextField } from '../../parts/text-field.tsx'
import styles from './profile.module.css'
import { SessionsCard } from './sessions-card.tsx'
import { TwoFactorCard } from './two-factor-card.tsx'

export function ProfilePage() {
  useCrumbs({ name: 'My profile' })
  const me = useEntry().data?.me
  if (!me) return null
  return (
    <div className="page">
      <header>
        <h1 className="page-title">My profile</h1>
        <p className="faint">
          {me.email}, {me.role}
          {me.department ? `, ${me.department}` : ''}
        </p>
      </header>
      <div className={styles.columns}>
        <NameCard me={me} />
        <PasswordCard me={me} />
        <TwoFactorCard me={me} />
        <SessionsCard />
      </div>
    </div>
  )
}

function NameCard({ me }: { me: Me }) {
  const [name, setName] = useState(me.name)
  const rename = useRename()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    rename.mutate(name, { onSuccess: () => toast('Your name is changed.') })
  }
  return (
    <section className={`card ${styles.card}`} aria-labelledby="name-title">
      <h2 className="heading" id="name-title">
        Name
      </h2>
      <form className={styles.form} onSubmit={submit}>
        <TextField
          label="As others see it"
          autoComplete="name"
          maxLength={200}
          value={name}
          onChange={setName}
        />
        <FailureLine error={rename.error} />
        <button type="submit" className="button" disabled={rename.isPending || name.trim() === me.name}>
          Save
        </button>
      </form>
    </section>
  )
}

function PasswordCard({ me }: { me: Me }) {
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const change = useChangePassword()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(
      { current, password },
      {
        onSuccess: () => {
          setCurrent('')
          setPassword('')
          toast('Your password is changed, and your other sessions are ended.')
        },
      },
    )
  }
  return (
    <section className={`card ${styles.card}`} aria-labelledby="password-title">
      <h2 className="heading" id="password-title">
        Password
      </h2>
      {me.hasPassword ? (
        <form className={styles.form} onSubmit={submit}>
          <TextField
            label="Current password"
            type="password"
            autoComplete="current-password"
            value={current}
            onChange={setCurrent}
          />
          <NewPasswordField
            label="New password"
            hint="Your other sessions end."
            value={password}
            onChange={setPassword}
          />
          <FailureLine error={change.error} />
          <button type="submit" className="button" disabled={change.isPending}>
            Change the password
          </button>
        </form>
      ) : (
        <p className="sm">You come in by single sign-on and have no password here.</p>
      )}
    </section>
  )
}
