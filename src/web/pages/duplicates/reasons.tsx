/** The reasons for and against two records being one, as chips with a sign. */
import { IconEqual, IconEqualNot } from '@tabler/icons-react'
import type { DuplicateReason } from '../../../model/duplicate.ts'
import styles from './duplicates.module.css'
import { reasonText } from './reason-text.ts'

export function Reasons({ reasons }: { reasons: readonly DuplicateReason[] }) {
  return (
    <ul className={styles.reasons} aria-label="Reasons">
      {reasons.map((reason) => {
        const speaksFor = reason.bits > 0
        const Sign = speaksFor ? IconEqual : IconEqualNot
        return (
          <li
            key={reason.what}
            className={`chip ${speaksFor ? 'accent' : 'outline'}`}
            title={`${speaksFor ? 'Speaks for one' : 'Speaks for two'}, with a weight of ${Math.abs(reason.bits)} bits`}
          >
            <Sign size={12} aria-hidden />
            {reasonText(reason)}
          </li>
        )
      })}
    </ul>
  )
}
