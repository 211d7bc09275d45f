/** A reading at a step of a journey, packed so that the largest of a step is the one that counts. */

/**
 * Step (9 bits) << 37 | rank of its lane (2: said, 1: read, 0: shown) << 34 | position (20) << 14 | 200 - score << 4 |
 * behaviour (4). So said comes over read over shown, then the newest, then the worse of two that show at once.
 */
export const packedHere = (
  step: string,
  rank: string,
  position: string,
  score: string,
  behaviour: string,
): string =>
  `bitShiftLeft(toUInt64(${step}), 37) + bitShiftLeft(toUInt64(${rank}), 34) + bitShiftLeft(toUInt64(least(${position}, 1048575)), 14)
    + bitShiftLeft(toUInt64(200 - ${score}), 4) + ${behaviour}`

/** The smallest of a step on the map. */
export const leastHere = `${2 ** 37}`
export const stepBits = 37
export const stepHere = (packed: string): string => `bitShiftRight(${packed}, 37)`
export const rankHere = (packed: string): string => `bitAnd(bitShiftRight(${packed}, 34), 3)`
/** Position, score, behaviour: what comes later is larger, whatever its lane. */
export const placeHere = (packed: string): string => `bitAnd(${packed}, ${2 ** 34 - 1})`
/** Score + 200, as codes carry it. */
export const scoreHere = (packed: string): string => `(400 - bitAnd(bitShiftRight(${packed}, 4), 1023))`
export const behaviourHere = (packed: string): string => `bitAnd(${packed}, 15)`
