/** The secret of a webhook, shown this once. */
import type { NewWebhook } from '../../../../model/webhook.ts'
import { CopyButton } from '../../../parts/copy-button.tsx'
import settings from '../settings.module.css'

type Props = { made: NewWebhook; onClose: () => void }

export function SecretShown({ made: { name, secret, oldSecretUntil }, onClose }: Props) {
  return (
    <div className={settings.link} role="status">
      <span className="sm medium">
        The secret of “{name}”: whoever receives checks the signature with it. Copy it now, it is not shown
        again.{oldSecretUntil ? ' The old one stays valid for 24 hours.' : ''}
      </span>
      <p>
        <code className="xs">{secret}</code>
        <CopyButton text={secret} name="Copy secret" />
        <button type="button" className="button quiet" onClick={onClose}>
          I have copied it
        </button>
      </p>
    </div>
  )
}
