/** A contact as the journey rows pack it: hash of what it was about << 32 | its position in the row. */

export const packedContact = (position: string, subject: string): string =>
  `bitShiftLeft(toUInt64(${subject}), 32) + ${position}`

export const positionOfContact = (contact: string): string => `toUInt32(bitAnd(${contact}, 4294967295))`
