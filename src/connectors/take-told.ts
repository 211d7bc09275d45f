/** Hands what was told to ingest and counts the answers, which come when everything is on disk. */
import { noCounts, type RunCounts } from '../model/connection.ts'
import type { ItemResult } from '../model/message.ts'
import type { ToldMessages } from './messages-of.ts'

export type Accept = (items: unknown[], meta: { source: string; receivedAt: Date }) => Promise<ItemResult[]>

/** Ingest takes 2 500 at once; one interaction may bring an introduction. */
const atOnce = 1_000

/** The answers to the interactions, in their order. */
export async function takeTold(
  accept: Accept,
  messages: readonly ToldMessages[],
  meta: { source: string; receivedAt: Date },
): Promise<ItemResult[]> {
  const answers: ItemResult[] = []
  for (let from = 0; from < messages.length; from += atOnce) {
    const part = messages.slice(from, from + atOnce)
    const results = await accept(
      part.flatMap((one) => one.messages),
      meta,
    )
    let place = -1
    for (const one of part) {
      place += one.messages.length
      const result = results[place]
      if (result) answers.push(result)
    }
  }
  return answers
}

export const countsOf = (answers: readonly ItemResult[], leftOut: number): RunCounts => {
  const count = (status: ItemResult['status']) => answers.filter((answer) => answer.status === status).length
  return {
    ...noCounts,
    taken: count('accepted'),
    duplicates: count('duplicate'),
    refused: count('refused'),
    leftOut,
  }
}
