/** What an attempt came to: taken, or why not and what to do about it. */
import type { OutgoingAnswer } from '../net/safe-client.ts'

export type Outcome =
  | { kind: 'delivered'; status: number }
  | { kind: 'failed'; status: number | null; problem: string; askedMs: number; isGone: boolean }

export const outcomeOf = (
  { status, headers }: Pick<OutgoingAnswer, 'status' | 'headers'>,
  now: Date,
): Outcome =>
  status >= 200 && status < 300
    ? { kind: 'delivered', status }
    : {
        kind: 'failed',
        status,
        problem: problemOf(status),
        askedMs: askedWaitMs(headers['retry-after'], now),
        isGone: status === 410,
      }

export const outcomeOfError = (error: unknown): Outcome => ({
  kind: 'failed',
  status: null,
  problem: error instanceof Error ? error.message : 'The message could not be sent.',
  askedMs: 0,
  isGone: false,
})

const problemOf = (status: number): string => {
  const said = `It answered ${status}.`
  if (status === 410) return `${said} It wants nothing more. Turn the webhook on again if that was a mistake.`
  if (status >= 300 && status < 400)
    return `${said} It leads elsewhere, which is not followed. Give that address instead.`
  if (status === 401 || status === 403)
    return `${said} It does not let Waymark in. Check that it takes signed messages at this address.`
  if (status === 404 || status === 405)
    return `${said} There is nothing that takes messages. Check the address.`
  if (status === 413) return `${said} The message is too large for it. Let it take larger ones.`
  if (status === 429) return `${said} It is asked too often. Waymark slows down by itself.`
  if (status >= 500) return `${said} It failed by itself. Look into its log.`
  return `${said} It refused the message. Look into its log.`
}

/** Seconds, or a date. */
const askedWaitMs = (text: string | undefined, now: Date): number => {
  if (text === undefined) return 0
  const ms = /^\d+$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text) - now.getTime()
  return Number.isFinite(ms) && ms > 0 ? ms : 0
}
