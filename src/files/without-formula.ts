/** Text that a spreadsheet would run as a formula, made plain text and back. */

/** Blanks, controls and what has no width do not keep a program from seeing the sign, nor does its wide form. */
const beginsFormula = /^'*(?:[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|[\t\r\n])/u

/**
 * A spreadsheet takes text for a formula by its first sign, also after blanks; a quote before it says "text". Text that
 * begins with such quotes gets one more, so that what was written can be read back.
 */
export const withoutFormula = (cell: string): string => (beginsFormula.test(cell) ? `'${cell}` : cell)

/** What stood in a cell before `withoutFormula`. */
export const withFormula = (cell: string): string =>
  cell.startsWith("'") && beginsFormula.test(cell) ? cell.slice(1) : cell
