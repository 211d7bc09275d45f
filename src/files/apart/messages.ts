/** What the process that reads a file and whoever wants its rows say to each other. */
import type { ErrorCode } from '../../model/app-error.ts'
import type { ImportFormat } from '../../model/import.ts'
import type { OpenFile, ReadSettings, StagingBatch } from '../readers/reader.ts'

export type ToRead = { path: string; fileName: string; format: ImportFormat; settings: ReadSettings }

/** First what to read, and then each `next` asks for one batch, so that no more than one waits. */
export type ToReader = { kind: 'read'; file: ToRead; mostBytes: number } | { kind: 'next' }

export type FromReader =
  | { kind: 'opened'; file: Omit<OpenFile, 'bytesRead' | 'batches' | 'remarks'> }
  | { kind: 'batch'; batch: StagingBatch; bytesRead: number }
  | { kind: 'ended'; remarks: ReturnType<OpenFile['remarks']> }
  | { kind: 'failed'; code: ErrorCode | undefined; message: string; facts: Record<string, unknown> }
