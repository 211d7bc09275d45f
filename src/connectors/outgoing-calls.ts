/** How connectors call out over HTTP; `src/net` checks every address. */
import type { Readable } from 'node:stream'

export type OutgoingCalls = {
  open(request: {
    url: string
    headers?: Record<string, string>
    limits?: { mostBytes?: number; totalMs?: number }
    signal?: AbortSignal
  }): Promise<{ status: number; headers: Record<string, string>; body: Readable }>
}
