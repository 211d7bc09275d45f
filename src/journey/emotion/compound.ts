/** From the valences of a text's words to one mood, -1..1, as VADER does it. */

// VADER: about what the squares of a long, emotional text add up to.
const squaresOfLongText = 15

export function compoundOf(valences: readonly number[], emphasis: number): number {
  const sum = valences.reduce((total, valence) => total + valence, 0)
  const emphasised = sum + Math.sign(sum) * emphasis
  return Number((emphasised / Math.sqrt(emphasised * emphasised + squaresOfLongText)).toFixed(4))
}

/** What exclamation and question marks add to either side. */
export function emphasisOf(text: string): number {
  const exclamations = Math.min(4, count(text, '!'))
  const questions = count(text, '?')
  const doubt = questions > 3 ? 0.96 : questions > 1 ? questions * 0.18 : 0
  return exclamations * 0.292 + doubt
}

function count(text: string, mark: string): number {
  let found = 0
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) found++
  return found
}
