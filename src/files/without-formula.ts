/** Text that a spreadsheet would run as a formula, made plain text and back. */

/**
 * A spreadsheet takes text for a formula by its first sign, also after blanks; a quote before it says "text". Text that
 * begins with such quotes gets one more, so that what was written can be read back.
 */
export const withoutFormula = (cell: string): string =>
  /^'*(?:[\s\0]*[=+\-@]|[\t\r\n])/.test(cell) ? `'${cell}` : cell

/** What stood in a cell before `withoutFormula`. */
export const withFormula = (cell: string): string =>
  cell.startsWith("'") && /^'+(?:[\s\0]*[=+\-@]|[\t\r\n])/.test(cell) ? cell.slice(1) : cell
