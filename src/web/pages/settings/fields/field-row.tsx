/** One field of people's own: what it holds, changing it, removing it. */
import { useState } from 'react'
import type { CustomField } from '../../../../model/crm/custom-field.ts'
import { failureText } from '../../../api/api-error.ts'
import { useRemoveField } from '../../../api/use-record-design.ts'
import { toast } from '../../../frame/toast.ts'
import { count } from '../../../parts/format.ts'
import { SureButtons } from '../../../parts/sure-buttons.tsx'
import settings from '../settings.module.css'
import { FieldForm } from './field-form.tsx'
import { hasOptions, kindWords } from './kind-words.ts'

export function FieldRow({ field }: { field: CustomField }) {
  const [step, setStep] = useState<'shown' | 'changing' | 'removing'>('shown')
  const remove = useRemoveField(field.type, field.name)
  const { label, kind, options, help, required, searchable } = field
  const back = () => setStep('shown')
  if (step === 'changing')
    return (
      <li>
        <div className="grow">
          <FieldForm type={field.type} known={field} onDone={back} />
        </div>
      </li>
    )
  return (
    <li>
      <div className={settings.who}>
        <p className="row" style={{ flexWrap: 'wrap', gap: '2px 8px' }}>
          <span className="medium" style={{ overflowWrap: 'anywhere' }}>
            {label}
          </span>
          {required && <span className="chip">must be filled in</span>}
          {searchable && <span className="chip">found by the search</span>}
        </p>
        <p className="xs faint">
          {kindWords[kind]}
          {hasOptions(kind) && `, ${count(options.length)} to choose from`}
          {help && `: ${help}`}
        </p>
      </div>
      {step === 'removing' ? (
        <SureButtons
          name="Remove"
          about="What stands in it is no longer shown anywhere."
          isBusy={remove.isPending}
          onYes={() =>
            remove.mutate(undefined, {
              onSuccess: () => toast(`The field “${label}” is removed.`),
              onError: (error) => toast(failureText(error), { tone: 'bad' }),
            })
          }
          onNo={back}
        />
      ) : (
        <>
          <button
            type="button"
            className="button"
            aria-label={`Change ${label}`}
            onClick={() => setStep('changing')}
          >
            Change
          </button>
          <button
            type="button"
            className="button quiet"
            aria-label={`Remove ${label}`}
            onClick={() => setStep('removing')}
          >
            Remove
          </button>
        </>
      )}
    </li>
  )
}
