/** What a column that nobody knows becomes: name and kind of a field that the import adds when it begins. */
import { NewField } from '../../../model/crm/record-import.ts'
import { count } from '../../parts/format.ts'
import { TextSetting } from '../../parts/text-setting.tsx'
import { kindWords } from '../settings/fields/kind-words.ts'
import styles from './record-imports.module.css'

type Props = {
  column: string
  field: NewField
  /** Undefined where nothing may be changed now. */
  change: ((field: NewField) => void) | undefined
}

const optionsShown = 6

export function NewFieldSettings({ column, field, change }: Props) {
  const { label, kind, options } = field
  const labels = options.slice(0, optionsShown).map((option) => option.label)
  return (
    <div className={styles.newField}>
      <TextSetting
        name={`Name of the new field for ${column}`}
        shown="Name"
        value={label}
        mostLetters={100}
        disabled={!change}
        onChange={(text) => text.trim() && change?.({ ...field, label: text.trim() })}
      />
      <label className={styles.setting}>
        <span className="label">It holds</span>
        <select
          className="field"
          aria-label={`What the new field for ${column} holds`}
          disabled={!change}
          value={kind}
          // Options are those of the column, read anew for the kind.
          onChange={(event) =>
            change?.({ label, kind: NewField.shape.kind.parse(event.target.value), options: [] })
          }
        >
          {NewField.shape.kind.options.map((each) => (
            <option key={each} value={each}>
              {kindWords[each]}
            </option>
          ))}
        </select>
      </label>
      {options.length > 0 && (
        <p className="xs faint">
          To choose from: {labels.join(', ')}
          {options.length > optionsShown && ` and ${count(options.length - optionsShown)} more`}
        </p>
      )}
    </div>
  )
}
