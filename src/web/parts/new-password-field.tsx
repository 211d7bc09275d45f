/** A password that somebody chooses: how long it must be is said before, not after. */
import { TextField } from './text-field.tsx'

const least = 10
const most = 128

type Props = {
  label?: string
  /** What else happens with it; otherwise how to find a good one. */
  hint?: string
  autoFocus?: boolean
  value: string
  onChange: (value: string) => void
}

export const NewPasswordField = ({
  label = 'Password',
  hint = 'A few words in a row are easy to keep in mind.',
  autoFocus = false,
  value,
  onChange,
}: Props) => (
  <TextField
    label={label}
    type="password"
    autoComplete="new-password"
    minLength={least}
    maxLength={most}
    hint={`At least ${least} characters. ${hint}`}
    autoFocus={autoFocus}
    value={value}
    onChange={onChange}
  />
)
