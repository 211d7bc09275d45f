/** What writing the rows of an import needs. */
import type { Journeys } from '../../storage/journeys/connect.ts'
import type { ReadText } from '../steps/score.ts'
import type { InUse } from '../touchpoints/unused-parts.ts'
import type { ImportPlan } from './import-plan.ts'

export type KindKey = { type: string; name: string; path: string; channel: string }
export type Kinds = {
  kindOf(type: string, name: string, path: string, channel: string): number | undefined
  ensureKinds(kinds: KindKey[]): Promise<unknown>
  forgetUnused(inUse: InUse): Promise<unknown>
}

export type WriteParts = {
  journeys: Journeys
  catalogue: Kinds
  readText: ReadText
  plan: ImportPlan
  rows: number
  receivedAt: Date
  /** commits of messages that had ended when it was looked up which rows are stored */
  commitsSeen: number
  onPhase(phase: string): { at(rows: number, share: number | null): void }
  /** Throws at the first piece at which who runs the import may not go on. */
  mayGoOn(): Promise<void>
  signal?: AbortSignal
}
