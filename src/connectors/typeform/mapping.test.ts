/** Typeform's answers with every kind of question. */
import { expect, test } from 'vitest'
import { readTypeform } from './mapping.ts'

type Asked = [id: string, type: string, title: string, answer: object]
const read = (asked: Asked[], hidden: object = {}, event_type = 'form_response') => {
  const reading = readTypeform({
    ...{ event_id: 'e1', event_type },
    form_response: {
      ...{
        form_id: 'f1',
        token: 'tok',
        landed_at: '2026-03-01T09:59:00Z',
        submitted_at: '2026-03-01T10:00:00Z',
      },
      hidden,
      definition: { title: 'How was it?', fields: asked.map(([id, type, title]) => ({ id, type, title })) },
      answers: asked.map(([id, type, , answer]) => ({ ...answer, field: { id, type, ref: id } })),
    },
  })
  return reading.kind === 'told' ? reading.told[0] : undefined
}

test('a name is whose answer it is, and not what she thinks', () => {
  const told = read([
    ['a', 'short_text', 'First name', { type: 'text', text: 'Ivy' }],
    ['b', 'short_text', 'Last name', { type: 'text', text: 'Marlow' }],
    ['c', 'email', 'E-mail', { type: 'email', email: 'ivy@shop.test' }],
    ['d', 'short_text', 'What was missing?', { type: 'text', text: 'A pump' }],
  ])
  expect(told?.person).toMatchObject({ email: 'ivy@shop.test', name: 'Ivy Marlow' })
  expect(told?.properties).toMatchObject({ text: 'A pump', answers: { 'First name': 'Ivy' } })
})

test('where something is written at length, short answers stand with their questions', () => {
  const told = read([
    ['a', 'short_text', 'Which bike?', { type: 'text', text: 'The red one' }],
    ['b', 'long_text', 'Why?', { type: 'text', text: 'It is quick.' }],
  ])
  expect(told?.properties).toMatchObject({ text: 'It is quick.', answers: { 'Which bike?': 'The red one' } })
})

test('what she chose beside the choices, telephones, links and files are kept', () => {
  const told = read([
    ['a', 'multiple_choice', 'Colour?', { type: 'choice', choice: { other: 'Mauve' } }],
    ['b', 'multiple_choice', 'Parts?', { type: 'choices', choices: { labels: ['Bell'], other: 'Flag' } }],
    ['c', 'phone_number', 'Phone?', { type: 'phone_number', phone_number: '+4912345' }],
    ['d', 'website', 'Site?', { type: 'url', url: 'https://ivy.test' }],
    ['e', 'yes_no', 'Again?', { type: 'boolean', boolean: false }],
  ])
  const answers = {
    'Colour?': 'Mauve',
    'Parts?': 'Bell, Flag',
    'Phone?': '+4912345',
    'Site?': 'https://ivy.test',
  }
  expect(told?.properties.answers).toEqual({ ...answers, 'Again?': false })
})

test('hidden fields that nobody filled in name nobody', () => {
  expect(read([], { user_id: 'xxxxx', email: 'hidden_value' })?.person).toEqual({})
  expect(read([], { user_id: '77' })?.person).toMatchObject({ userId: '77' })
})

test('answers that were broken off are kept as unknown', () => {
  expect(read([], {}, 'form_response_partial')).toBeUndefined()
})
