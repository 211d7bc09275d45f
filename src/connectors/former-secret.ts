/** The secret of before, which counts for a day while the other system still signs with it. */
import { isDeepStrictEqual } from 'node:util'
import { type ConnectionRow, formerUntil } from './connection-rows.ts'
import type { HookRequest, ReceiveConnector } from './connector.ts'
import type { secretSeal } from './seal-secrets.ts'

type Seal = ReturnType<typeof secretSeal>

const countsForMs = 24 * 3_600_000

export const noFormer = { former_secrets: '', former_until: null }

/** What to keep when these take the place of what is kept; nothing where they are the same. */
export function formerOf(
  row: ConnectionRow,
  kept: Record<string, unknown>,
  next: Record<string, unknown>,
  now: Date,
) {
  const isReplaced = Object.keys(kept).length > 0 && !isDeepStrictEqual(kept, next)
  return isReplaced
    ? { former_secrets: row.secrets, former_until: new Date(now.getTime() + countsForMs) }
    : {}
}

/** Why a call is not from the sender, by the secret of now and, for a while, by the one of before. */
export function refusalOf(
  connector: ReceiveConnector<never>,
  request: HookRequest,
  settings: never,
  row: ConnectionRow,
  seal: Seal,
): string | undefined {
  const refusal = connector.refuse(request, settings)
  if (refusal === undefined || formerUntil(row, request.now) === null) return refusal
  const former = { ...(settings as object), ...seal.open(row.id, row.former_secrets) } as never
  return connector.refuse(request, former) === undefined ? undefined : refusal
}
