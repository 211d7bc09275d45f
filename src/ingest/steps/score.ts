/** Gives an interaction its emotion: what the customer said in numbers, else what her words say. */
import { type Question, scoreOfAnswer } from '../../journey/emotion/score.ts'
import type { TextScore } from '../../journey/emotion/score-text.ts'
import { type Draft, lanes, type Refusal, scales } from '../draft.ts'
import { firstOf } from './read-contents.ts'

/** An argument, so that other words or a model can take the place of the usual lexicons. */
export type ReadText = (text: string) => TextScore

// The order decides when a message answers several questions at once.
const questions: readonly Question[] = ['nps', 'csat', 'ces', 'rating']

const numberOf = (value: unknown): number | undefined => {
  if (typeof value === 'number') return value
  if (typeof value !== 'string' || value.trim() === '') return undefined
  return Number(value)
}

/** The first answer inside its scale; answers outside are remarked and left out. */
function takeAnswer(draft: Draft, properties: Record<string, unknown>): boolean {
  for (const question of questions) {
    const answer = numberOf(properties[question])
    if (answer === undefined) continue
    const said = scoreOfAnswer(question, answer)
    if (said.kind === 'scored') {
      draft.score = said.score
      draft.lane = lanes.said
      draft.scale = scales[question]
      draft.rawScore = answer
      return true
    }
    draft.remarks.push({
      reason: 'score-out-of-range',
      field: `properties.${question}`,
      message: `"${question}" must lie between ${said.min} and ${said.max}; it was left out and the interaction kept.`,
    })
  }
  return false
}

const textKeys = ['text', 'comment', 'message', 'review'] as const

export const makeScore =
  (readText: ReadText) =>
  (draft: Draft): Refusal | undefined => {
    const properties = draft.message.properties
    if (!properties) return undefined
    const answered = takeAnswer(draft, properties)
    const text = firstOf(properties, textKeys)
    if (typeof text !== 'string' || text.trim() === '') return undefined
    draft.text = text
    const read = readText(text)
    if ('language' in read) draft.language = read.language
    if (!answered && read.kind === 'scored') {
      draft.score = read.score
      draft.lane = lanes.read
    }
    return undefined
  }
