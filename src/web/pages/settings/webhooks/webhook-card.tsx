/** One webhook: how it fares, its messages, and what can be done with it. */
import { Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import type { NewWebhook, Webhook } from '../../../../model/webhook.ts'
import { failureText } from '../../../api/api-error.ts'
import {
  useChangeWebhook,
  useNewSecret,
  useRemoveWebhook,
  useReplay,
  useTestWebhook,
} from '../../../api/use-webhooks.ts'
import { toast } from '../../../frame/toast.ts'
import { ago, count, dayAndTime } from '../../../parts/format.ts'
import { SureButtons } from '../../../parts/sure-buttons.tsx'
import { useNow } from '../../../parts/use-now.ts'
import settings from '../settings.module.css'
import { DeliveriesList } from './deliveries-list.tsx'
import { happeningsText } from './happening-words.ts'
import { SecretShown } from './secret-shown.tsx'
import { WebhookForm } from './webhook-form.tsx'
import styles from './webhooks.module.css'

const tell = (error: unknown) => toast(failureText(error), { tone: 'bad' })

const stateOf = ({ active, failingSince, offBecause }: Webhook): { name: string; tone: string } => {
  if (offBecause) return { name: '✕ turned off', tone: 'bad' }
  if (!active) return { name: 'off', tone: '' }
  return failingSince ? { name: 'failing', tone: 'warn' } : { name: '✓ on', tone: 'good' }
}

export function WebhookCard({ webhook }: { webhook: Webhook }) {
  const [mode, setMode] = useState<'closed' | 'messages' | 'edit' | 'remove'>('closed')
  const [made, setMade] = useState<NewWebhook | undefined>()
  const change = useChangeWebhook()
  const test = useTestWebhook()
  const { id, name, url, happenings } = webhook
  const { name: state, tone } = stateOf(webhook)
  return (
    <section className={`card ${settings.card}`} aria-label={name}>
      <div className={styles.head}>
        <div className={styles.what}>
          <p className="row">
            <span className="medium clip">{name}</span>
            <span className={`chip ${tone}`}>{state}</span>
          </p>
          <p className="xs faint clip" title={url}>
            {url}
          </p>
          <p className="xs faint" title={happenings.join(', ')}>
            {happeningsText(happenings)}
          </p>
        </div>
        <button
          type="button"
          className="button"
          disabled={test.isPending}
          onClick={() =>
            test.mutate(id, {
              onSuccess: ({ state, status, problem }) =>
                state === 'delivered'
                  ? toast(`The test arrived at ${name} (${status}).`)
                  : toast(problem, { tone: 'bad' }),
              onError: tell,
            })
          }
        >
          Send a test
        </button>
        <button
          type="button"
          className="button"
          aria-expanded={mode === 'messages'}
          aria-label={`Messages to ${name}`}
          onClick={() => setMode(mode === 'messages' ? 'closed' : 'messages')}
        >
          Messages
        </button>
        <More
          webhook={webhook}
          onEdit={() => setMode('edit')}
          onRemove={() => setMode('remove')}
          onSecret={setMade}
        />
      </div>
      <Health webhook={webhook} />
      {made && <SecretShown made={made} onClose={() => setMade(undefined)} />}
      {mode === 'messages' && <DeliveriesList webhook={webhook} />}
      {mode === 'edit' && (
        <WebhookForm
          design={webhook}
          action="Save"
          error={change.error}
          isPending={change.isPending}
          onCancel={() => setMode('closed')}
          onSubmit={(design) => change.mutate({ id, ...design }, { onSuccess: () => setMode('closed') })}
        />
      )}
      {mode === 'remove' && <RemoveLine webhook={webhook} onKeep={() => setMode('closed')} />}
    </section>
  )
}

function Health({ webhook }: { webhook: Webhook }) {
  const now = useNow(5_000)
  const replay = useReplay()
  const { id, waiting, failed, deliveredAt, failingSince, problem, offBecause, oldSecretUntil } = webhook
  return (
    <div className={styles.health}>
      <p className="xs faint num">
        {deliveredAt ? `last delivered ${ago(deliveredAt, now)}` : 'nothing delivered yet'}, {count(waiting)}{' '}
        waiting, {count(failed)} given up
        {oldSecretUntil && `, old secret valid until ${dayAndTime(oldSecretUntil)}`}
      </p>
      {(problem || offBecause) && (
        <p className={`sm ${offBecause ? 'bad' : ''}`}>
          {offBecause &&
            `${offBecause} What happens meanwhile waits up to 30 days; turn it on when the cause is gone. `}
          {problem}
          {failingSince &&
            !offBecause &&
            ` Failing since ${dayAndTime(failingSince)}; it is tried again by itself.`}
        </p>
      )}
      {failed > 0 && (
        <div>
          <button
            type="button"
            className="button"
            disabled={replay.isPending}
            onClick={() =>
              replay.mutate(
                { id },
                {
                  onSuccess: ({ replayed }) => toast(`${count(replayed)} messages are sent again.`),
                  onError: tell,
                },
              )
            }
          >
            Send all given up again
          </button>
        </div>
      )}
    </div>
  )
}

type MoreProps = {
  webhook: Webhook
  onEdit: () => void
  onRemove: () => void
  onSecret: (made: NewWebhook) => void
}

function More({ webhook, onEdit, onRemove, onSecret }: MoreProps) {
  const change = useChangeWebhook()
  const newSecret = useNewSecret()
  const { id, name, url, happenings, touchpoints, active } = webhook
  return (
    <Menu position="bottom-end" width={240} classNames={{ dropdown: 'floating' }} returnFocus>
      <Menu.Target>
        <button type="button" className="button quiet icon" aria-label={`More about ${name}`}>
          <IconDots size={16} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onEdit}>Change</Menu.Item>
        <Menu.Item
          onClick={() =>
            change.mutate(
              { id, name, url, happenings, touchpoints, active: !active },
              {
                onSuccess: () => toast(active ? `${name} is off; messages wait.` : `${name} is on.`),
                onError: tell,
              },
            )
          }
        >
          {active ? 'Turn off' : 'Turn on'}
        </Menu.Item>
        <Menu.Item onClick={() => newSecret.mutate(id, { onSuccess: onSecret, onError: tell })}>
          Make a new secret
        </Menu.Item>
        <Menu.Item color="var(--bad)" onClick={onRemove}>
          Remove
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function RemoveLine({ webhook: { id, name, waiting }, onKeep }: { webhook: Webhook; onKeep: () => void }) {
  const remove = useRemoveWebhook()
  return (
    <SureButtons
      name="Remove"
      about={
        waiting > 0 ? `${count(waiting)} waiting messages are dropped with it.` : 'Its messages go with it.'
      }
      isBusy={remove.isPending}
      onYes={() => remove.mutate(id, { onSuccess: () => toast(`${name} is removed.`), onError: tell })}
      onNo={onKeep}
    />
  )
}
