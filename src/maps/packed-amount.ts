/** Where an amount stands, which order it is of and what it means, as the journey rows pack it; and what of it is revenue. */

/**
 * Hash of the order (or deal) and its currency << 32, 0 for none | position in the row << 2 | code of its meaning.
 * So in order of size, amounts of one order stand together, in order of time.
 */
export const packedAmount = (position: string, order: string, meaning: string): string =>
  `bitShiftLeft(toUInt64(${order}), 32) + toUInt64(${position}) * ${unitOfPosition} + ${meaning}`

/** One position further. */
export const unitOfPosition = 4

export const positionOfAmount = (packed: string): string =>
  `toUInt32(bitAnd(bitShiftRight(${packed}, 2), 1073741823))`
/** Neither won nor given back. */
export const isMentioned = (packed: string): string => `bitAnd(${packed}, 3) = 0`

type Arrays = { packed: string; minor: string; touchpoints: string }

/**
 * What of each amount is revenue. An order is worth the most that one touchpoint has told of it, so that placed and
 * paid count once and a deposit is made up to the whole; what is given back is taken off, once where another
 * touchpoint tells the same again and less than it is left. Looks back only, so nothing that comes later changes it. `touchpoints` are those of the amounts.
 */
export function countedAmounts({ packed, minor, touchpoints }: Arrays): string {
  const plain = `arrayMap((p, v) -> if(${isMentioned('p')}, toInt64(0), v), ${packed}, ${minor})`
  const ofOrders = `arrayFilter(k -> k > 0, arrayMap(p -> bitShiftRight(p, 32), ${packed}))`
  const byOrder = `arraySort(arrayZip(${packed}, ${touchpoints}, ${plain}))`
  // An order at a time, since the engine copies what a fold knows at every step of it.
  const eachOrder = `arraySplit((x, p) -> bitShiftRight(x.1, 32) = 0 OR bitShiftRight(x.1, 32) != bitShiftRight(p, 32),
    ${byOrder}, arrayPopBack(arrayPushFront(arraySort(${packed}), 0)))`
  const counted = `arrayFlatten(arrayMap(amounts -> arrayFold((acc, x) -> ${afterAmount}, amounts, ${nothingTold}).5, ${eachOrder}))`
  const inOrderOfTime = `arraySort((v, p) -> bitAnd(p, 4294967295), ${counted}, arraySort(${packed}))`
  return `if(arrayMax(arrayEnumerateUniq(${ofOrders})) < 2, ${plain}, ${inOrderOfTime})`
}

// The fold knows: the order, what each touchpoint told of it, what the last amount gave back and where, what counted so far.
const nothingTold = `(toUInt64(0), map()::Map(UInt16, Int64), toInt64(0), toUInt16(0), []::Array(Int64))`
const known = `if(acc.1 = bitShiftRight(x.1, 32), acc.2, map()::Map(UInt16, Int64))`
const isAgain = `x.3 < 0 AND acc.1 = bitShiftRight(x.1, 32) AND acc.3 = x.3 AND acc.4 != x.2 AND most + x.3 < 0`
const afterAmount = `arrayMap((told, most) -> arrayMap(again -> (
    bitShiftRight(x.1, 32),
    multiIf(x.3 >= 0, mapUpdate(told, map(x.2, told[x.2] + x.3)), again, told,
      mapApply((k, v) -> (k, greatest(toInt64(0), v + x.3)), told)),
    least(x.3, toInt64(0)),
    x.2,
    arrayPushBack(acc.5, multiIf(x.1 < 4294967296, x.3, again, toInt64(0), x.3 < 0, x.3,
      greatest(toInt64(0), told[x.2] + x.3 - most)))),
  [${isAgain}])[1], [${known}], [arrayMax(arrayPushBack(mapValues(${known}), toInt64(0)))])[1]`
