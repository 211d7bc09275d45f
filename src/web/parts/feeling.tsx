/** A feeling in a line of text: face, signed value, and for those who listen the word. */
import { FaceIcon, toneOf } from './face.tsx'
import { signed, spoken } from './format.ts'

const colours = { positive: 'good', negative: 'bad', neutral: 'faint' } as const

type Props = { value: number; size?: number; withNumber?: boolean }

export function Feeling({ value, size = 16, withNumber = true }: Props) {
  return (
    <span className="row" style={{ gap: 4 }} title={`Feeling ${signed(value)} on −2 to +2`}>
      <FaceIcon value={value} size={size} />
      <span className="visually-hidden">felt {spoken(value)}</span>
      {withNumber && (
        <b className={`num ${colours[toneOf(value)]}`} aria-hidden="true">
          {signed(value)}
        </b>
      )}
    </span>
  )
}
