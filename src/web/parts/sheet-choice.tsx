/** Which sheet of a workbook is read; a file with one has no choice. */

type Props = {
  sheets: readonly string[]
  value: string
  onChoose: (sheet: string) => void
  disabled: boolean
}

export function SheetChoice({ sheets, value, onChoose, disabled }: Props) {
  if (sheets.length < 2) return null
  return (
    <select
      className="field"
      aria-label="Sheet of the workbook"
      disabled={disabled}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
    >
      {sheets.map((sheet) => (
        <option key={sheet}>{sheet}</option>
      ))}
    </select>
  )
}
