/** Settings, webhooks: which other systems are told of what happens here. */
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { NewWebhook } from '../../../../model/webhook.ts'
import { useMakeWebhook, useWebhooks } from '../../../api/use-webhooks.ts'
import { Failed } from '../../../parts/failed.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { Skeleton } from '../../../parts/skeleton.tsx'
import settings from '../settings.module.css'
import { SettingsPage } from '../settings-page.tsx'
import { SecretShown } from './secret-shown.tsx'
import { WebhookCard } from './webhook-card.tsx'
import { WebhookForm } from './webhook-form.tsx'

export function WebhooksPage() {
  return (
    <SettingsPage
      name="Webhooks"
      about="Other systems are told what happens here, the moment it does. What cannot be delivered waits and is tried again."
      permission="settings"
    >
      <Webhooks />
    </SettingsPage>
  )
}

function Webhooks() {
  const [making, setMaking] = useState(false)
  const [made, setMade] = useState<NewWebhook | undefined>()
  const webhooks = useWebhooks()
  const make = useMakeWebhook()
  if (webhooks.isError && !webhooks.data)
    return <Failed what="The webhooks" error={webhooks.error} again={() => void webhooks.refetch()} />
  if (!webhooks.data) return <Skeleton width="100%" height={160} />
  const start = () => {
    make.reset()
    setMaking(true)
  }
  return (
    <>
      {made && <SecretShown made={made} onClose={() => setMade(undefined)} />}
      {making && (
        <section className={`card ${settings.card}`} aria-labelledby="make-title">
          <h2 className="heading" id="make-title">
            New webhook
          </h2>
          <WebhookForm
            action="Make webhook"
            error={make.error}
            isPending={make.isPending}
            onCancel={() => setMaking(false)}
            onSubmit={(design) =>
              make.mutate(design, {
                onSuccess: (webhook) => {
                  setMade(webhook)
                  setMaking(false)
                },
              })
            }
          />
        </section>
      )}
      {webhooks.data.length === 0 && !making && (
        <Notice title="No other system is told anything yet">
          <p>A webhook sends a signed message whenever a record changes or an interaction is accepted.</p>
          <button type="button" className="button primary" onClick={start}>
            Make a webhook
          </button>
        </Notice>
      )}
      {webhooks.data.length > 0 && !making && (
        <div>
          <button type="button" className="button primary" onClick={start}>
            <IconPlus size={14} aria-hidden />
            New webhook
          </button>
        </div>
      )}
      {webhooks.data.map((webhook) => (
        <WebhookCard key={webhook.id} webhook={webhook} />
      ))}
    </>
  )
}
