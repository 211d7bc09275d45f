/** Chooses what a webhook is told of. */
import type { Happening } from '../../../../model/webhook.ts'
import { actionWords, otherHappenings, recordRows } from './happening-words.ts'
import styles from './webhooks.module.css'

type Props = { chosen: readonly Happening[]; onChange: (chosen: Happening[]) => void }

export function HappeningPicker({ chosen, onChange }: Props) {
  const has = (happening: Happening) => chosen.includes(happening)
  const toggle = (happening: Happening) =>
    onChange(has(happening) ? chosen.filter((one) => one !== happening) : [...chosen, happening])
  return (
    <fieldset className={styles.picker}>
      <legend className="sm medium">Tell it when</legend>
      <div className={styles.others}>
        {otherHappenings.map(({ name, happening }) => (
          <label key={happening} className="sm">
            <input type="checkbox" checked={has(happening)} onChange={() => toggle(happening)} />
            {name}
          </label>
        ))}
      </div>
      <table className={`table ${styles.matrix}`}>
        <thead>
          <tr>
            <th scope="col">Records</th>
            {actionWords.map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {recordRows.map(({ name, happenings }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {happenings.map((happening, index) => (
                <td key={happening}>
                  <label className={styles.box}>
                    <input
                      type="checkbox"
                      aria-label={`${name} ${actionWords[index]}`}
                      checked={has(happening)}
                      onChange={() => toggle(happening)}
                    />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  )
}
