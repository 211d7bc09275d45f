/** Where links that work once lead: set-up, invitation, a new password. */
import { type FormEvent, type ReactNode, useState } from 'react'
import { useAcceptInvitation, useLink, useNewPassword, useSetUp } from '../../api/use-entry.ts'
import { NewPasswordField } from '../../parts/new-password-field.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { TextField } from '../../parts/text-field.tsx'
import styles from './entry.module.css'
import { EntryCard, EntryFailure } from './entry-card.tsx'
import { goIn, tokenInAddress } from './where-to.ts'

type Kind = 'set-up' | 'invitation' | 'reset'
type Opened = { token: string; email: string; name: string }

const noLink: Record<Kind, string> = {
  'set-up': 'Open the link as it was printed, with everything behind the #.',
  invitation: 'Open the link of your invitation as it was sent, with everything behind the #.',
  reset: 'Open the link for a new password as it was sent, with everything behind the #.',
}

/** Looks first whether the link still works, so that nobody fills in a form in vain. */
function WithLink({
  kind,
  title,
  children,
}: {
  kind: Kind
  title: string
  children: (link: Opened) => ReactNode
}) {
  const [token] = useState(tokenInAddress)
  const link = useLink(token)
  if (link.data && link.data.kind === kind)
    return children({ token, email: link.data.email, name: link.data.name })
  const wrong = token === '' || (link.data && link.data.kind !== kind)
  return (
    <EntryCard title={title}>
      {wrong && <p>{noLink[kind]}</p>}
      {link.isError && (
        <>
          <EntryFailure error={link.error} />
          <p>
            <a className="link" href="/sign-in">
              Go to the sign-in page
            </a>
          </p>
        </>
      )}
      {!wrong && link.isPending && <Skeleton width="100%" height={160} />}
    </EntryCard>
  )
}

type FormProps = { name: string; failure: unknown; busy: boolean; onSend: () => void; children: ReactNode }

function OneForm({ name, failure, busy, onSend, children }: FormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSend()
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      {children}
      <EntryFailure error={failure} />
      <button type="submit" className="button primary" disabled={busy}>
        {name}
      </button>
    </form>
  )
}

export function SetUpPage() {
  return (
    <WithLink kind="set-up" title="Set Waymark up">
      {({ token }) => <SetUp token={token} />}
    </WithLink>
  )
}

function SetUp({ token }: { token: string }) {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const setUp = useSetUp()
  const send = () => setUp.mutate({ token, name, email, password }, { onSuccess: () => goIn() })
  return (
    <EntryCard title="Set Waymark up" about="You become its first admin and can invite the others.">
      <OneForm name="Make my account" failure={setUp.error} busy={setUp.isPending} onSend={send}>
        <TextField
          label="Your name"
          autoComplete="name"
          maxLength={200}
          autoFocus
          value={name}
          onChange={setName}
        />
        <TextField label="E-mail" type="email" autoComplete="username" value={email} onChange={setEmail} />
        <NewPasswordField value={password} onChange={setPassword} />
      </OneForm>
    </EntryCard>
  )
}

export function InvitationPage() {
  return (
    <WithLink kind="invitation" title="Your invitation">
      {(link) => <Invitation {...link} />}
    </WithLink>
  )
}

function Invitation({ token, email }: Opened) {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const accept = useAcceptInvitation()
  const send = () => accept.mutate({ token, name, password }, { onSuccess: () => goIn() })
  return (
    <EntryCard title="Join Waymark" about={`You are invited as ${email}.`}>
      <OneForm name="Come in" failure={accept.error} busy={accept.isPending} onSend={send}>
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <TextField
          label="Your name"
          autoComplete="name"
          maxLength={200}
          autoFocus
          value={name}
          onChange={setName}
        />
        <NewPasswordField value={password} onChange={setPassword} />
      </OneForm>
    </EntryCard>
  )
}

export function NewPasswordPage() {
  return (
    <WithLink kind="reset" title="A new password">
      {(link) => <NewPassword {...link} />}
    </WithLink>
  )
}

function NewPassword({ token, email }: Opened) {
  const [password, setPassword] = useState('')
  const change = useNewPassword()
  if (change.isSuccess)
    return (
      <EntryCard title="Your password is changed">
        <p role="status">You are signed out everywhere.</p>
        <a className="button primary" href="/sign-in">
          Sign in
        </a>
      </EntryCard>
    )
  return (
    <EntryCard title="A new password" about={`For ${email}. All your sessions end.`}>
      <OneForm
        name="Change the password"
        failure={change.error}
        busy={change.isPending}
        onSend={() => change.mutate({ token, password })}
      >
        <NewPasswordField label="New password" autoFocus value={password} onChange={setPassword} />
      </OneForm>
    </EntryCard>
  )
}
