/** Inviting somebody, and the invitations that are still open. */
import { type FormEvent, useState } from 'react'
import { Role } from '../../../model/permission.ts'
import type { Invitation, NewInvitation } from '../../../model/person.ts'
import { failureText } from '../../api/api-error.ts'
import { useInvitations, useInvite, useWithdraw } from '../../api/use-people.ts'
import { toast } from '../../frame/toast.ts'
import { day } from '../../parts/format.ts'
import { LinkToHandOver } from './link-to-hand-over.tsx'
import { makerText } from './maker-chip.tsx'
import styles from './settings.module.css'

export function InvitationsCard() {
  const [made, setMade] = useState<NewInvitation | undefined>()
  const invitations = useInvitations()
  return (
    <section className={`card ${styles.card}`} aria-labelledby="invite-title">
      <h2 className="heading" id="invite-title">
        Invite somebody
      </h2>
      {made ? (
        <LinkToHandOver
          link={made.link}
          about={
            made.mailed
              ? `Mailed to ${made.email}. The link works once, for seven days.`
              : `Send this link to ${made.email}. It works once, for seven days, and is not shown again.`
          }
          onClose={() => setMade(undefined)}
        />
      ) : (
        <InviteForm onMade={setMade} />
      )}
      {(invitations.data?.length ?? 0) > 0 && (
        <ul className={styles.list} aria-label="Open invitations">
          {invitations.data?.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} onMade={setMade} />
          ))}
        </ul>
      )}
    </section>
  )
}

type RowProps = { invitation: Invitation; onMade: (made: NewInvitation) => void }

function InvitationRow({ invitation, onMade }: RowProps) {
  const { id, email, role, department, invitedBy, maker, expiresAt } = invitation
  const withdraw = useWithdraw()
  const invite = useInvite()
  const onError = (error: unknown) => toast(failureText(error), { tone: 'bad' })
  const isVoid = maker !== null && maker !== 'admin'
  return (
    <li>
      <div className={styles.who}>
        <p className="row">
          <span className="medium clip">{email}</span>
          {isVoid && <span className="chip warn">void</span>}
        </p>
        <p className="xs faint">
          {role}
          {department ? `, ${department}` : ''}, invited by {invitedBy}
          {isVoid ? `, who ${makerText[maker]}` : `, until ${day(expiresAt)}`}
        </p>
      </div>
      {isVoid && (
        <button
          type="button"
          className="button"
          aria-label={`Invite anew: ${email}`}
          disabled={invite.isPending}
          onClick={() => invite.mutate({ email, role, department }, { onSuccess: onMade, onError })}
        >
          Invite anew
        </button>
      )}
      <button
        type="button"
        className="button quiet"
        aria-label={`Withdraw the invitation of ${email}`}
        disabled={withdraw.isPending}
        onClick={() => withdraw.mutate(id, { onError })}
      >
        Withdraw
      </button>
    </li>
  )
}

function InviteForm({ onMade }: { onMade: (made: NewInvitation) => void }) {
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('editor')
  const [department, setDepartment] = useState('')
  const invite = useInvite()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    invite.mutate({ email, role, department }, { onSuccess: onMade })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <label className="grow">
        <span className="sm medium">E-mail</span>
        <input
          className="field"
          type="email"
          required
          autoComplete="off"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </label>
      <div>
        <span className="sm medium" aria-hidden>
          Role
        </span>
        <RoleSelect role={role} label="Role" onChange={setRole} />
      </div>
      <label>
        <span className="sm medium">Department (optional)</span>
        <input
          className="field"
          maxLength={200}
          value={department}
          onChange={(event) => setDepartment(event.target.value)}
        />
      </label>
      <button type="submit" className="button primary" disabled={invite.isPending}>
        Invite
      </button>
      {invite.isError && (
        <p className="sm bad" role="alert" style={{ flexBasis: '100%' }}>
          {failureText(invite.error)}
        </p>
      )}
    </form>
  )
}

type RoleSelectProps = { role: Role; onChange: (role: Role) => void; label: string; disabled?: boolean }

export function RoleSelect({ role, onChange, label, disabled }: RoleSelectProps) {
  return (
    <select
      className="field"
      aria-label={label}
      value={role}
      disabled={disabled}
      onChange={(event) => onChange(Role.parse(event.target.value))}
    >
      {Role.options.map((each) => (
        <option key={each} value={each}>
          {each}
        </option>
      ))}
    </select>
  )
}
