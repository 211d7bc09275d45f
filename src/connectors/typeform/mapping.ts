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
  choice: z.looseObject({ label: Word, other: Word }).nullish(),
  choices: z.looseObject({ labels: z.array(z.string()).nullish(), other: Word }).nullish(),
  date: Word,
  phone_number: Word,
  url: Word,
  file_url: Word,
  payment: z.looseObject({ amount: Word }).nullish(),
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

const chosen = ({ choice, choices }: Answer): string =>
  [...(choice ? [choice.label, choice.other] : []), ...(choices?.labels ?? []), choices?.other]
    .filter(Boolean)
    .join(', ')

const plainAnswer = (answer: Answer): unknown => {
  const { text, number, boolean, date, phone_number, url, file_url, payment } = answer
  return (
    text ||
    (number ?? boolean ?? (chosen(answer) || date || phone_number || url || file_url || payment?.amount))
  )
}

/** What is written at length; a short text is her words only where there is nothing longer, and never her name. */
function wordsOf(answers: readonly Answer[], titleOf: (answer: Answer) => string): Answer[] {
  const long = answers.filter(({ field }) => field.type === 'long_text')
  if (long.length > 0) return long
  return answers.filter((answer) => answer.field.type === 'short_text' && !asksName.test(titleOf(answer)))
}

const asksName = /\b(name|vorname|nachname|nom|prénom|nombre|apellidos?|company|firma|entreprise|empresa)\b/i
/** The fields of Typeform's own question for contact details. */
const nameFields = ['First name', 'Last name']

/** What a link holds whose hidden fields nobody filled in. */
const isUnfilled = (value: string): boolean => /^(x{3,}|hidden_value)$/i.test(value)
const filled = (hidden: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(hidden).filter(([, value]) => !isUnfilled(String(value))))

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
  const { answers, definition, token, submitted_at } = response
  const hidden = filled(response.hidden)
  const questions = new Map(definition?.fields.map((field) => [field.id, field]))
  const score = answers.map((answer) => scoreOf(answer, questions.get(answer.field.id)))
  const titleOf = ({ field }: Answer): string => questions.get(field.id)?.title || field.id
  const words = wordsOf(answers, titleOf)
  const rest = Object.fromEntries(
    answers.flatMap((answer) => {
      return answer.type === 'email' || words.includes(answer) ? [] : [[titleOf(answer), plainAnswer(answer)]]
    }),
  )
  const email = answers.find(({ type }) => type === 'email')?.email || textIn(hidden, 'email')
  const named = nameFields
    .flatMap((title) => answers.find((answer) => titleOf(answer) === title)?.text ?? [])
    .join(' ')
  const properties = present({
    channel: 'survey',
    survey: definition?.title || response.form_id,
    ...score.find((one) => Object.keys(one).length > 0),
    text: words
      .map(({ text }) => text)
      .filter(Boolean)
      .join('\n'),
    order_id: textIn(hidden, 'order_id'),
    ticket_id: textIn(hidden, 'ticket_id'),
    answers: Object.keys(rest).length > 0 ? rest : undefined,
  })
  const person = {
    userId: textIn(hidden, 'user_id', 'userid', 'customer_id') || undefined,
    email: email || undefined,
    name: textIn(hidden, 'name') || named || undefined,
  }
  const told = { key: `answer:${token}`, event: 'Survey answered', at: submitted_at, person, properties }
  return { kind: 'told', told: [told] }
}
