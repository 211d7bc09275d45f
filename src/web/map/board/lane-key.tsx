/** Explains the marks of a lane under its label, where they are not words already. */
import { FaceIcon } from '../../parts/face.tsx'
import { signed } from '../../parts/format.ts'
import { heightOf } from '../geometry/emotion-curve.ts'
import type { LaneId } from '../lanes/index.ts'
import styles from './lane-key.module.css'

export function LaneKey({ lane }: { lane: LaneId }) {
  if (lane === 'stages')
    return (
      <span className={styles.parts}>
        <span>
          <i className={styles.on} /> on
        </span>
        <span>
          <i className={styles.here} /> here
        </span>
        <span>
          <i className={styles.left} /> left
        </span>
      </span>
    )
  if (lane === 'emotion')
    return [2, 1, 0, -1, -2].map((value) => (
      <span key={value} className={styles.tick} style={{ top: heightOf(value) - 8 }}>
        <FaceIcon value={value * 1.1} />
        <span className="num">{value === 0 ? '0' : signed(value, 0)}</span>
      </span>
    ))
  return null
}
