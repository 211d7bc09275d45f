/** A reading (something said, read or shown) as the journey rows pack it into one number: one column is read faster than five. */

/** Position in the row << 32 | lane << 28 | score + 200 << 16 | scale << 8 | the answer as given. */
export const packedReading = (
  position: string,
  lane: string,
  score: string,
  scale: string,
  raw: string,
): string =>
  `bitShiftLeft(toUInt64(${position}), 32) + bitShiftLeft(toUInt64(${lane}), 28) + bitShiftLeft(toUInt64(${score} + 200), 16)
    + bitShiftLeft(toUInt64(${scale}), 8) + ${raw}`

/** One position further. */
export const unitOfReading = 4_294_967_296

export const positionOfReading = (reading: string): string => `toUInt32(bitShiftRight(${reading}, 32))`
export const laneOfReading = (reading: string): string => `toUInt8(bitAnd(bitShiftRight(${reading}, 28), 15))`
/** Hundredths on -200..200. */
export const scoreOfReading = (reading: string): string =>
  `(toInt16(bitAnd(bitShiftRight(${reading}, 16), 1023)) - 200)`
export const scaleOfReading = (reading: string): string =>
  `toUInt8(bitAnd(bitShiftRight(${reading}, 8), 255))`
export const rawOfReading = (reading: string): string => `toUInt8(bitAnd(${reading}, 255))`
