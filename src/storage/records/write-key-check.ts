/** Says fast whose write key a request carries, and counts its use without a query per request. */
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'
import { addKeyUses, hashOfKey, type KeyUse, writeKeyOfHash } from './write-keys.ts'

export type WriteKeyCheck = {
  /** undefined: no such key, or revoked */
  verify(key: string): Promise<{ id: number } | undefined>
  used(id: number, counts: { accepted: number; refused: number }): void
  /** Call after making or revoking a key, so that it counts from the next request on. */
  forget(): void
  /** Writes the counts that are not stored yet. */
  flush(): Promise<void>
  close(): Promise<void>
}

/** Keys made or revoked by another process of ours count after this long. */
const believedForMs = 30_000
/** Bounds what somebody who tries keys can make us remember. */
const rememberedAnswers = 10_000
const flushEveryMs = 5_000

export function createWriteKeyCheck(db: Kysely<Tables>, clock: () => Date = () => new Date()): WriteKeyCheck {
  const answers = new Map<string, { until: number; found: Promise<{ id: number } | undefined> }>()
  let uses = new Map<number, KeyUse>()

  const ask = (hash: string, now: number) => {
    const found = writeKeyOfHash(db, hash)
    found.catch(() => answers.delete(hash))
    const oldest = answers.keys().next().value
    if (answers.size >= rememberedAnswers && oldest !== undefined) answers.delete(oldest)
    answers.set(hash, { until: now + believedForMs, found })
    return found
  }

  const flush = async () => {
    const stored = uses
    uses = new Map()
    try {
      await addKeyUses(db, [...stored.values()])
    } catch (error) {
      for (const use of stored.values()) add(use)
      throw error
    }
  }

  const add = ({ id, at, accepted, refused }: KeyUse) => {
    const before = uses.get(id)
    uses.set(id, {
      id,
      at: before && before.at > at ? before.at : at,
      accepted: accepted + (before?.accepted ?? 0),
      refused: refused + (before?.refused ?? 0),
    })
  }

  // A count that cannot be stored now is stored by a later flush.
  const timer = setInterval(() => void flush().catch(() => {}), flushEveryMs)
  timer.unref()

  return {
    async verify(key) {
      const now = clock().getTime()
      const hash = hashOfKey(key)
      const known = answers.get(hash)
      if (known && known.until > now) return known.found
      answers.delete(hash)
      return ask(hash, now)
    },
    used: (id, counts) => add({ id, at: clock(), ...counts }),
    forget: () => answers.clear(),
    flush,
    async close() {
      clearInterval(timer)
      await flush()
    },
  }
}
