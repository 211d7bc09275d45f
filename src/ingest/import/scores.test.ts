import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GivenImporter, givenImporter, remarksOf } from '../../../test/support/given-importer.ts'
import { answerRange, type Question, scoreOfAnswer } from '../../journey/emotion/score.ts'
import { scoreText } from '../../journey/emotion/score-text.ts'
import { lanes, scales } from '../draft.ts'

let given: GivenImporter
beforeAll(async () => {
  given = await givenImporter()
})
afterAll(() => given.close())

const questions = Object.keys(answerRange) as Question[]
const answers = [-1, 0, 0.5, 1, 1.5, 2, 2.25, 3, 3.3, 4, 4.7, 5, 5.5, 6, 6.1, 7, 8, 9.9, 10, 11]

test('answers in a file become the same scores as answers sent one by one', async () => {
  const lines = questions.flatMap((question) =>
    answers.map(
      (answer) =>
        `${question} ${answer},2024-01-01,A,${questions.map((q) => (q === question ? answer : '')).join(',')}`,
    ),
  )
  const columns = Object.fromEntries(questions.map((question) => [question, question]))
  const done = await given.run(`customer,time,event,${questions.join(',')}\n${lines.join('\n')}\n`, {
    columns,
  })
  expect(done.counts?.accepted).toBe(lines.length)
  expect(remarksOf(done)).toContain('score-out-of-range')
  const stored = await given.stored<{ user_id: string; score: number; lane: number; scale: number }>(
    'user_id, score, lane, scale',
  )
  const expected = questions.flatMap((question) =>
    answers.map((answer) => {
      const said = scoreOfAnswer(question, answer)
      const user_id = `${question} ${answer}`
      return said.kind === 'scored'
        ? { user_id, score: said.score, lane: lanes.said, scale: scales[question] }
        : { user_id, score: 0, lane: lanes.none, scale: scales.none }
    }),
  )
  const byUser = (a: { user_id: string }, b: { user_id: string }) => (a.user_id < b.user_id ? -1 : 1)
  expect(stored.sort(byUser)).toEqual(expected.sort(byUser))
})

test('texts are read once each, in their language; a number given beside them counts first', async () => {
  await given.journeys.command('TRUNCATE TABLE interactions')
  const bad = 'Der Service war schrecklich und ich bin sehr enttäuscht.'
  await given.run(`customer,time,event,comment,nps
a,2024-01-01,A,${bad},
b,2024-01-01,A,${bad},10
c,2024-01-01,A,配送が遅い,
`)
  const read = scoreText(bad)
  expect(read).toMatchObject({ kind: 'scored', language: 'de' })
  const stored = await given.stored('user_id, score, lane, scale, language, text')
  expect(stored).toEqual(
    expect.arrayContaining([
      {
        user_id: 'a',
        score: read.kind === 'scored' ? read.score : 0,
        lane: 2,
        scale: 0,
        language: 'de',
        text: bad,
      },
      { user_id: 'b', score: 200, lane: 1, scale: 1, language: 'de', text: bad },
      { user_id: 'c', score: 0, lane: 0, scale: 0, language: '', text: '配送が遅い' },
    ]),
  )
})
