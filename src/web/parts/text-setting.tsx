/** A text of the settings of an import, sent when the field is left or Enter is pressed: each change costs a dry run. */
import styles from './text-setting.module.css'

type Props = {
  name: string
  /** What is seen of the name, where the place says the rest. */
  shown?: string
  value: string
  mostLetters?: number
  disabled?: boolean
  onChange: (value: string) => void
}

export function TextSetting({ name, shown, value, mostLetters, disabled, onChange }: Props) {
  return (
    <label className={styles.setting}>
      <span className="label">{shown ?? name}</span>
      <input
        key={value}
        className="field"
        aria-label={shown && name}
        dir="auto"
        defaultValue={value}
        maxLength={mostLetters}
        disabled={disabled}
        onBlur={(event) => event.target.value !== value && onChange(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </label>
  )
}
