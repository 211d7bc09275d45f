/** Where an amount stands, which order it is of and what it means, as the journey rows pack it; and what of it is revenue. */

/** Hash of the deal or order << 32, 0 for none | position in the row << 2 | code of its meaning. */
export const packedAmount = (position: string, about: string, meaning: string): string =>
  `bitShiftLeft(toUInt64(${about}), 32) + toUInt64(${position}) * ${unitOfPosition} + ${meaning}`

/** One position further. */
export const unitOfPosition = 4

export const positionOfAmount = (packed: string): string =>
  `toUInt32(bitAnd(bitShiftRight(${packed}, 2), 1073741823))`
/** Neither won nor given back. */
export const isMentioned = (packed: string): string => `bitAnd(${packed}, 3) = 0`
const aboutOf = (packed: string): string => `bitShiftRight(${packed}, 32)`

type Arrays = { packed: string; minor: string; currency: string; touchpoints: string }

/**
 * What of each amount is revenue. An order is worth the most that one touchpoint has told of it, so that placed and
 * paid count once and a deposit is made up to the whole; what is given back is taken off, once where two touchpoints
 * tell the same. Looks back only, so nothing that comes later changes it. `touchpoints` are those of the amounts.
 */
export function countedAmounts({ packed, minor, currency, touchpoints }: Arrays): string {
  // 0: of no order, counts by itself.
  const keys = `arrayMap((p, c) -> if(${aboutOf('p')} = 0 OR ${isMentioned('p')}, toUInt64(0), cityHash64(${aboutOf('p')}, c)), ${packed}, ${currency})`
  const ofOrders = `arrayFilter(k -> k != 0, ${keys})`
  const plain = `arrayMap((p, v) -> if(${isMentioned('p')}, toInt64(0), v), ${packed}, ${minor})`
  const positions = `arrayMap(p -> ${positionOfAmount('p')}, ${packed})`
  const byOrder = `arraySort(x -> (x.1, x.2), arrayZip(${keys}, ${positions}, ${touchpoints}, ${plain}))`
  const inOrder = `arraySort((v, x) -> x.2, arrayFold((acc, x) -> ${afterAmount}, ${byOrder}, ${nothingTold}).5, ${byOrder})`
  return `if(length(arrayDistinct(${ofOrders})) = length(${ofOrders}), ${plain}, ${inOrder})`
}

// The fold knows: the order, what each touchpoint told of it, what was given back last and where, and what counted so far.
const nothingTold = `(toUInt64(0), map()::Map(UInt16, Int64), toInt64(0), toUInt16(0), []::Array(Int64))`
const told = 'if(acc.1 = x.1, acc.2, map()::Map(UInt16, Int64))'
const toldHere = `(${told}[x.3] + x.4)`
const toldMost = `arrayMax(arrayPushBack(mapValues(${told}), toInt64(0)))`
const afterAmount = `multiIf(
  x.1 = 0, (x.1, ${told}, toInt64(0), toUInt16(0), arrayPushBack(acc.5, x.4)),
  x.4 >= 0, (x.1, mapUpdate(${told}, map(x.3, ${toldHere})), toInt64(0), toUInt16(0),
    arrayPushBack(acc.5, greatest(toInt64(0), ${toldHere} - ${toldMost}))),
  acc.1 = x.1 AND acc.3 = x.4 AND acc.4 != x.3, (x.1, ${told}, acc.3, acc.4, arrayPushBack(acc.5, toInt64(0))),
  (x.1, mapApply((k, v) -> (k, greatest(toInt64(0), v + x.4)), ${told}), x.4, x.3, arrayPushBack(acc.5, x.4)))`
