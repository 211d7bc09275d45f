/** What a customer said in numbers, on one scale: hundredths from -200 (worst) to +200 (best). */

export type Question = 'nps' | 'csat' | 'ces' | 'rating'

/** What each question may be answered with. */
export const answerRange: Record<Question, { min: number; max: number }> = {
  nps: { min: 0, max: 10 },
  csat: { min: 1, max: 5 },
  ces: { min: 1, max: 7 },
  rating: { min: 1, max: 5 },
}

export type SaidScore =
  | { kind: 'scored'; score: number }
  | { kind: 'refused'; reason: 'out-of-range'; question: Question; answer: number; min: number; max: number }

/** The middle of the range is 0, its ends -200 and +200: NPS (x-5)/5*2, CSAT and rating x-3, CES (x-4)/3*2. */
export function scoreOfAnswer(question: Question, answer: number): SaidScore {
  const { min, max } = answerRange[question]
  if (!(answer >= min && answer <= max)) {
    return { kind: 'refused', reason: 'out-of-range', question, answer, min, max }
  }
  const middle = (min + max) / 2
  return { kind: 'scored', score: roundScore(((answer - middle) / (max - middle)) * 200) }
}

/** Whole hundredths, rounded alike on both sides of zero and never -0. */
export const roundScore = (score: number): number => Math.sign(score) * Math.round(Math.abs(score)) || 0
