/** Why a record could not be cut into cells; such records are refused whole, with their text kept. */

export const troubles = {
  'too-few-cells': 'The row has fewer cells than the header. Check for a missing separator or a line break.',
  'too-many-cells': 'The row has more cells than the header. Put cells that contain the separator in quotes.',
  'unclosed-quote': 'A quoted cell in this row is never closed. Close it, or double the quotes inside it.',
  'nul-byte': 'The row contains a NUL byte, so the file is damaged here or is not text. Export it again.',
  'row-too-large': 'The row is larger than 1 MB. Shorten it, or check for an unclosed quote.',
  'not-json': 'The line is not valid JSON.',
  'not-an-object': 'The line is JSON but not an object; each line must be one { … }.',
} as const

export type Trouble = keyof typeof troubles
