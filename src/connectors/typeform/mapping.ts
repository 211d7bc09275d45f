/** What a survey answer of Typeform means: the first score, everything written, and the rest by its question. */
import { z } from 'zod'
import type { Reading } from '../connector.ts'
import { Bag, present, textIn, Word } from '../payload-parts.ts'

const Answer = z.looseObject({
  type: Word,
  field: z.looseObject({ id: Word, type: Word }),
  text: Word,
  email: Word,
  number: z.number().nullish(),
  boolean: z.boolean().nullish(),
  choice: z.looseObject({ label: Word }).nullish(),
  choices: z.looseObject({ labels: z.array(z.string()).nullish() }).nullish(),
  date: Word,
})
type Answer = z.infer<typeof Answer>
const Question = z.looseObject({
  id: Word,
  title: Word,
  type: Word,
  properties: z.looseObject({ steps: z.number().nullish(), start_at_one: z.boolean().nullish() }).nullish(),
})
type Question = z.infer<typeof Question>
const Payload = z.looseObject({
  event_type: Word,
  form_response: z.looseObject({
    form_id: Word,
    token: z.string(),
    submitted_at: z.string(),
    hidden: Bag,
    definition: z.looseObject({ title: Word, fields: z.array(Question) }).nullish(),
    answers: z
      .array(Answer)
      .nullish()
      .transform((answers) => answers ?? []),
  }),
})

const writtenTypes = new Set(['short_text', 'long_text'])

const plainAnswer = ({ text, number, boolean, choice, choices, date }: Answer): unknown =>
  text || (number ?? boolean ?? (choice?.label || choices?.labels?.join(', ') || date))

/** Eleven steps from 0 are the question whether she would recommend us; five are a rating. */
function scoreOf({ number, field }: Answer, question: Question | undefined): Record<string, number> {
  if (typeof number !== 'number') return {}
  const steps = question?.properties?.steps ?? (field.type === 'nps' ? 11 : undefined)
  if (field.type === 'nps' || (field.type === 'opinion_scale' && steps === 11)) return { nps: number }
  if (field.type === 'rating' && (steps ?? 5) === 5) return { rating: number }
  if (field.type === 'opinion_scale' && steps === 5)
    return { csat: number + (question?.properties?.start_at_one ? 0 : 1) }
  return {}
}

export function readTypeform(payload: unknown): Reading {
  const { event_type, form_response: response } = Payload.parse(payload)
  if (event_type !== 'form_response') return { kind: 'unknown' }
  const { answers, hidden, definition, token, submitted_at } = response
  const questions = new Map(definition?.fields.map((field) => [field.id, field]))
  const score = answers.map((answer) => scoreOf(answer, questions.get(answer.field.id)))
  const words = answers.filter(({ field }) => writtenTypes.has(field.type)).map(({ text }) => text)
  const rest = Object.fromEntries(
    answers.flatMap((answer) => {
      const title = questions.get(answer.field.id)?.title || answer.field.id
      return answer.type === 'email' || words.includes(answer.text) ? [] : [[title, plainAnswer(answer)]]
    }),
  )
  const email = answers.find(({ type }) => type === 'email')?.email || textIn(hidden, 'email')
  const properties = present({
    channel: 'survey',
    survey: definition?.title || response.form_id,
    ...score.find((one) => Object.keys(one).length > 0),
    text: words.filter(Boolean).join('\n'),
    order_id: textIn(hidden, 'order_id'),
    ticket_id: textIn(hidden, 'ticket_id'),
    answers: Object.keys(rest).length > 0 ? rest : undefined,
  })
  const person = {
    userId: textIn(hidden, 'user_id', 'userid', 'customer_id') || undefined,
    email: email || undefined,
    name: textIn(hidden, 'name') || undefined,
  }
  const told = { key: `answer:${token}`, event: 'Survey answered', at: submitted_at, person, properties }
  return { kind: 'told', told: [told] }
}
