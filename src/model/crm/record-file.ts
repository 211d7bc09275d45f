/** A file attached to a record, and which kinds of file are taken. */
import { z } from 'zod'
import { Actor } from '../actor.ts'
import { RecordType } from './record-type.ts'

export const largestFile = 25 * 1024 * 1024

/** `begins`: the bytes every such file begins with, in hex; undefined: it must be text. */
export type FileKind = { endings: readonly string[]; media: string; begins?: readonly string[] }

const zipBegins = ['504b0304', '504b0506']

/** Nothing that a browser would run: no HTML, no SVG, no scripts, no programs. */
export const fileKinds: readonly FileKind[] = [
  { endings: ['pdf'], media: 'application/pdf', begins: ['255044462d'] },
  { endings: ['png'], media: 'image/png', begins: ['89504e470d0a1a0a'] },
  { endings: ['jpg', 'jpeg'], media: 'image/jpeg', begins: ['ffd8ff'] },
  { endings: ['gif'], media: 'image/gif', begins: ['474946383761', '474946383961'] },
  { endings: ['webp'], media: 'image/webp', begins: ['52494646'] },
  { endings: ['txt', 'md', 'log'], media: 'text/plain' },
  { endings: ['csv'], media: 'text/csv' },
  { endings: ['eml'], media: 'message/rfc822' },
  {
    endings: ['docx'],
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    begins: zipBegins,
  },
  {
    endings: ['xlsx'],
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    begins: zipBegins,
  },
  {
    endings: ['pptx'],
    media: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    begins: zipBegins,
  },
  { endings: ['odt', 'ods', 'odp'], media: 'application/octet-stream', begins: zipBegins },
]

export const RecordFile = z.object({
  id: z.string(),
  type: RecordType,
  record: z.string(),
  name: z.string(),
  media: z.string(),
  bytes: z.number().int(),
  at: z.string(),
  actor: Actor,
})
export type RecordFile = z.infer<typeof RecordFile>
