/** A feeling as a face: sign, shape and colour together. Draw inside an SVG; `FaceIcon` brings its own. */
import styles from './face.module.css'

type Props = { x: number; y: number; radius: number; value: number; hollow?: boolean }

export const toneOf = (value: number): 'positive' | 'negative' | 'neutral' =>
  Math.abs(value) < 0.05 ? 'neutral' : value > 0 ? 'positive' : 'negative'

export function Face({ x, y, radius: r, value, hollow = false }: Props) {
  const mood = Math.max(-1, Math.min(1, value / 1.6))
  const mouth = y + r * (value < 0 ? 0.44 : 0.22)
  const bend = mouth + r * (0.14 * Math.sign(mood) + 0.5 * mood)
  return (
    <g className={`${styles.face} ${styles[toneOf(value)]} ${hollow ? styles.hollow : ''}`}>
      <circle className={styles.disc} cx={x} cy={y} r={r} />
      <circle className={styles.eye} cx={x - r * 0.34} cy={y - r * 0.22} r={r * 0.115} />
      <circle className={styles.eye} cx={x + r * 0.34} cy={y - r * 0.22} r={r * 0.115} />
      <path
        className={styles.mouth}
        d={`M${x - r * 0.44} ${mouth}Q${x} ${bend} ${x + r * 0.44} ${mouth}`}
        strokeWidth={Math.max(1.1, r * 0.13)}
      />
    </g>
  )
}

export function FaceIcon({ value, size = 14 }: { value: number; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" className={styles.icon}>
      <Face x={8} y={8} radius={7} value={value} />
    </svg>
  )
}
