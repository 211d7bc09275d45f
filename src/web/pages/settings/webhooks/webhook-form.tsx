/** Makes or changes a webhook. */
import { type FormEvent, useState } from 'react'
import type { WebhookDesign } from '../../../../model/webhook.ts'
import { FailureLine } from '../../../parts/failure-line.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { HappeningPicker } from './happening-picker.tsx'
import { TouchpointPicker } from './touchpoint-picker.tsx'
import styles from './webhooks.module.css'

type Props = {
  design?: WebhookDesign
  action: string
  error: unknown
  isPending: boolean
  onSubmit: (design: WebhookDesign) => void
  onCancel: () => void
}

export function WebhookForm({ design, action, error, isPending, onSubmit, onCancel }: Props) {
  const [name, setName] = useState(design?.name ?? '')
  const [url, setUrl] = useState(design?.url ?? '')
  const [happenings, setHappenings] = useState(design?.happenings ?? [])
  const [touchpoints, setTouchpoints] = useState(design?.touchpoints ?? [])
  const withInteractions = happenings.includes('interaction.accepted')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit({
      name: name.trim(),
      url: url.trim(),
      happenings,
      touchpoints: withInteractions ? touchpoints : [],
      active: design?.active ?? true,
    })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.fields}>
        <TextField label="Name" value={name} onChange={setName} maxLength={100} />
        <TextField
          label="Address"
          type="url"
          value={url}
          onChange={setUrl}
          maxLength={2000}
          hint="Such as https://shop.example.com/hook. Every message is signed."
        />
      </div>
      <HappeningPicker chosen={happenings} onChange={setHappenings} />
      {withInteractions && <TouchpointPicker chosen={touchpoints} onChange={setTouchpoints} />}
      <FailureLine error={error} />
      <div className="row">
        <button type="submit" className="button primary" disabled={isPending || happenings.length === 0}>
          {action}
        </button>
        <button type="button" className="button quiet" onClick={onCancel}>
          Cancel
        </button>
        {happenings.length === 0 && <span className="xs faint">Choose at least one happening.</span>}
      </div>
    </form>
  )
}
