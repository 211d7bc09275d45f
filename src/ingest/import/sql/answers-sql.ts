/** SQL that reads what customers answered in numbers; the same scale as journey/emotion/score.ts. */
import { answerRange, type Question } from '../../../journey/emotion/score.ts'
import { scales } from '../../draft.ts'
import { trimmed } from './text-sql.ts'

const questions: readonly Question[] = ['nps', 'csat', 'ces', 'rating']

export type AnswersSql = { with: string; scale: string; raw: string; score: string; unreadable: string }

/** The first answer inside its range counts, in the order above. `cellOf` is null where the file has no such column. */
export function answersSql(cellOf: (question: Question) => string | null): AnswersSql {
  const asked = questions.flatMap((question) => {
    const cell = cellOf(question)
    return cell === null ? [] : [{ question, cell: trimmed(cell), ...answerRange[question] }]
  })
  if (asked.length === 0)
    return {
      with: `0 AS said_scale, toFloat64(0) AS said_raw,`,
      scale: 'said_scale',
      raw: 'said_raw',
      score: '0',
      unreadable: '0',
    }
  const number = (cell: string): string => `toFloat64OrNull(replaceOne(${cell}, ',', '.'))`
  const parts = asked.map(({ question, cell, min, max }) => ({
    name: `${question}_answer`,
    good: `ifNull(${question}_answer >= ${min} AND ${question}_answer <= ${max}, 0)`,
    definition: `${number(cell)} AS ${question}_answer,`,
    scale: scales[question],
    score: `(said_raw - ${(min + max) / 2}) / ${(max - min) / 2} * 200`,
    filled: `${cell} != ''`,
  }))
  const choose = (value: (part: (typeof parts)[number]) => string, other: string): string =>
    `multiIf(${parts.map((part) => `${part.good}, ${value(part)}`).join(', ')}, ${other})`
  return {
    with: `${parts.map((part) => part.definition).join('\n  ')}
  ${choose((part) => String(part.scale), '0')} AS said_scale,
  ${choose((part) => `assumeNotNull(${part.name})`, 'toFloat64(0)')} AS said_raw,
  multiIf(${parts.map((part) => `said_scale = ${part.scale}, ${part.score}`).join(', ')}, 0) AS said_exact,`,
    scale: 'said_scale',
    raw: 'said_raw',
    score: 'toInt16(sign(said_exact) * floor(abs(said_exact) + 0.5))',
    unreadable: parts.map((part) => `(${part.filled} AND NOT ${part.good})`).join(' OR '),
  }
}
