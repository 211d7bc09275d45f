/** The second factor: a QR code to scan, a first code to confirm, recovery codes to keep. */
import { type FormEvent, useState } from 'react'
import { renderSVG } from 'uqr'
import type { Me } from '../../../model/person.ts'
import {
  useBeginTwoFactor,
  useConfirmTwoFactor,
  useEndTwoFactor,
  useNewRecoveryCodes,
} from '../../api/use-own-account.ts'
import { toast } from '../../frame/toast.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { FailureLine } from '../../parts/failure-line.tsx'
import { TextField } from '../../parts/text-field.tsx'
import styles from './profile.module.css'

type Begun = { uri: string; recoveryCodes: string[] }

export function TwoFactorCard({ me }: { me: Me }) {
  const [begun, setBegun] = useState<Begun | undefined>()
  return (
    <section className={`card ${styles.card}`} aria-labelledby="factor-title">
      <h2 className="heading row" id="factor-title">
        Second factor
        <span className={`chip ${me.twoFactor ? 'good' : ''}`}>{me.twoFactor ? '✓ on' : 'off'}</span>
      </h2>
      {!me.hasPassword ? (
        <p className="sm">Your single sign-on takes care of it.</p>
      ) : me.twoFactor ? (
        <IsOn />
      ) : begun ? (
        <Confirm begun={begun} onDone={() => setBegun(undefined)} />
      ) : (
        <Begin onBegun={setBegun} />
      )}
    </section>
  )
}

function Begin({ onBegun }: { onBegun: (begun: Begun) => void }) {
  const begin = useBeginTwoFactor()
  return (
    <>
      <p className="sm">
        With it, a stolen password alone does not let anybody in. You need an authenticator app.
      </p>
      <PasswordForm name="Turn it on" failure={begin.error} busy={begin.isPending}>
        {(password) => begin.mutate(password, { onSuccess: onBegun })}
      </PasswordForm>
    </>
  )
}

function Confirm({ begun, onDone }: { begun: Begun; onDone: () => void }) {
  const [code, setCode] = useState('')
  const confirm = useConfirmTwoFactor()
  const secret = new URL(begun.uri).searchParams.get('secret') ?? ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate(code, {
      onSuccess: () => {
        toast('The second factor is on.')
        onDone()
      },
    })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className="sm">1. Scan this with your authenticator app.</p>
      <img
        className={styles.qr}
        alt="QR code for the authenticator app"
        src={`data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(begun.uri, { border: 0 }))}`}
      />
      <p className={`xs faint ${styles.secret}`}>
        Or type this secret: <code>{secret}</code>
      </p>
      <p className="sm">
        2. Keep these recovery codes somewhere safe. Each works once, when you have no phone.
      </p>
      <RecoveryCodes codes={begun.recoveryCodes} />
      <p className="sm">3. Type the code that the app shows.</p>
      <TextField
        label="Code"
        autoComplete="one-time-code"
        inputMode="numeric"
        value={code}
        onChange={setCode}
      />
      <FailureLine error={confirm.error} />
      <button type="submit" className="button primary" disabled={confirm.isPending}>
        Confirm
      </button>
    </form>
  )
}

function IsOn() {
  const [wish, setWish] = useState<'codes' | 'end' | undefined>()
  const end = useEndTwoFactor()
  const renew = useNewRecoveryCodes()
  if (renew.data)
    return (
      <>
        <p className="sm">These recovery codes take the place of the old ones. They are shown this once.</p>
        <RecoveryCodes codes={renew.data.recoveryCodes} />
      </>
    )
  if (wish === 'codes')
    return (
      <PasswordForm name="Make new codes" failure={renew.error} busy={renew.isPending}>
        {(password) => renew.mutate(password)}
      </PasswordForm>
    )
  if (wish === 'end')
    return (
      <PasswordForm name="Turn it off" failure={end.error} busy={end.isPending}>
        {(password) => end.mutate(password, { onSuccess: () => toast('The second factor is off.') })}
      </PasswordForm>
    )
  return (
    <div className="row" style={{ flexWrap: 'wrap' }}>
      <button type="button" className="button" onClick={() => setWish('codes')}>
        New recovery codes
      </button>
      <button type="button" className="button danger" onClick={() => setWish('end')}>
        Turn it off
      </button>
    </div>
  )
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div>
      <ul className={styles.codes} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <CopyButton text={codes.join('\n')} name="Copy the codes" />
    </div>
  )
}

type PasswordFormProps = {
  name: string
  failure: unknown
  busy: boolean
  children: (password: string) => void
}

/** Whoever changes this proves once more that she is not just at an unlocked screen. */
function PasswordForm({ name, failure, busy, children }: PasswordFormProps) {
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    children(password)
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label="Your password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      <FailureLine error={failure} />
      <button type="submit" className="button" disabled={busy}>
        {name}
      </button>
    </form>
  )
}
