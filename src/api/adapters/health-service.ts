/** Asks both stores a trivial question. */
import { sql } from 'kysely'
import type { Journeys } from '../../storage/journeys/connect.ts'
import type { Records } from '../../storage/records/connect.ts'
import type { HealthService } from '../services.ts'

const answerWithinMs = 5000

const answerOf = async (question: Promise<unknown>): Promise<string> => {
  const late = new Promise<string>((resolve) => {
    setTimeout(resolve, answerWithinMs, `no answer within ${answerWithinMs} ms`).unref()
  })
  const answer = question.then(
    () => 'ok',
    (error: unknown) => (error instanceof Error ? error.message : 'failed'),
  )
  return Promise.race([answer, late])
}

export const healthService = (records: Records, journeys: Journeys): HealthService => ({
  async check() {
    const [recordsAnswer, journeysAnswer] = await Promise.all([
      answerOf(sql`select 1`.execute(records.db)),
      answerOf(journeys.rows('SELECT 1')),
    ])
    return { records: recordsAnswer, journeys: journeysAnswer }
  },
})
