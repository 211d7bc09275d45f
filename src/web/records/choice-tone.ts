/** The colour of a choice: what ended well or badly, and what presses. */
const tones: Record<string, string> = {
  won: 'good',
  solved: 'good',
  delivered: 'good',
  urgent: 'bad',
  high: 'warn',
  refunded: 'warn',
  cancelled: 'warn',
  open: 'accent',
  new: 'accent',
}

export const choiceTone = (value: string): string => tones[value] ?? ''
