/** Values of a file as they stand there, in a row of small pieces. */
import styles from './sample-values.module.css'

export const SampleValues = ({ of }: { of: readonly string[] }) =>
  of.length === 0 ? null : (
    <p className={styles.samples}>
      {of.map((sample) => (
        <code key={sample} title={sample}>
          {sample}
        </code>
      ))}
    </p>
  )
