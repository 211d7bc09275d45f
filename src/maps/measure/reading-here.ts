/** A reading at a step of a journey, packed so that the largest of a step is the one that counts. */
import { codeOfBehaviour, type FoundBehaviour } from '../../model/behaviour.ts'
import { laneOfReading } from '../packed-reading.ts'

/**
 * Step (9 bits) << 37 | rank of its lane (2: said, 1: read, 0: shown) << 34 | position (20) << 14 | 200 - score << 4 |
 * behaviour (4). So said comes over read over shown, then the newest, then the worse of two that show at once.
 */
export const packedHere = (
  step: string,
  position: string,
  /** Rank, score and behaviour. */
  rest: string,
): string =>
  `bitShiftLeft(toUInt64(${step}), 37) + bitShiftLeft(toUInt64(least(${position}, 1048575)), 14) + ${rest}`

/** Of a reading as the journey rows pack it. What was said or read has no behaviour; there the answer takes its place. */
export const restOfReading = (reading: string): string =>
  `toUInt64(bitShiftLeft(toUInt64(3 - ${laneOfReading(reading)}), 34) + (400 - bitAnd(bitShiftRight(${reading}, 16), 1023)) * 16) + bitAnd(${reading}, 15)`

/** Of found behaviour, which is always shown. */
export const restOfFound = (hundredths: number, behaviour: FoundBehaviour): number =>
  (200 - hundredths) * 16 + codeOfBehaviour(behaviour)

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
