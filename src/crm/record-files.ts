/** Files attached to records: taken when they are what their name says, kept in the data folder under an id of ours. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import { plainActor, type Writer } from '../model/actor.ts'
import { appError } from '../model/app-error.ts'
import { type FileKind, fileKinds, type RecordFile } from '../model/crm/record-file.ts'
import type { RecordType } from '../model/crm/record-type.ts'
import { storedJson, storedText } from '../storage/records/stored-text.ts'
import type { Reader } from './record-access.ts'
import { newRecordId } from './record-id.ts'
import type { Db } from './record-rows.ts'
import { sameRecords } from './same-records.ts'
import { changeableRecord, seenRecord } from './seen-record.ts'

export type Upload = { fileName: string; path: string; bytes: number }

const firstBytes = 4_096

const endingOf = (name: string): string => /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''

async function beginningOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(firstBytes), 0, firstBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

const isKind = ({ begins }: FileKind, beginning: Buffer): boolean =>
  begins ? begins.some((hex) => beginning.toString('hex').startsWith(hex)) : !beginning.includes(0)

async function kindOf({ fileName, path }: Upload): Promise<FileKind> {
  const kind = fileKinds.find(({ endings }) => endings.includes(endingOf(fileName)))
  if (kind && isKind(kind, await beginningOf(path))) return kind
  const known = fileKinds.flatMap(({ endings }) => endings).join(', ')
  throw appError(
    'request.unsupported-content',
    kind
      ? `"${fileName}" is not what its name says. Save it again in the program it comes from.`
      : `Files of this kind are not taken. These are: ${known}.`,
    { where: 'body.file' },
  )
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}

export type RecordFiles = ReturnType<typeof createRecordFiles>

export function createRecordFiles({
  db,
  directory,
  clock,
}: {
  db: Db
  directory: string
  clock: () => Date
}) {
  const pathOf = (id: string) => join(directory, id)

  async function fileOf(id: string): Promise<RecordFile> {
    const row = await db
      .selectFrom('crm_file')
      .selectAll()
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .executeTakeFirst()
    if (!row)
      throw appError('record.not-found', 'There is no such file, or it was removed. Reload the record.')
    const { sha256: _digest, removed_at: _removed, at, ...file } = row
    return { ...file, at: at.toISOString() }
  }

  return {
    /** Folder that uploads are written to before they are looked at. */
    uploads: join(directory, 'uploads'),

    async add(type: RecordType, record: string, upload: Upload, actor: Writer): Promise<RecordFile> {
      try {
        const known = await changeableRecord(db, type, record, actor)
        if (known.deletedAt)
          throw appError('record.not-found', `There is no ${type} ${record}. Look it up in the list.`)
        const { media } = await kindOf(upload)
        const now = clock()
        const id = newRecordId(now)
        const sha256 = await digestOf(upload.path)
        await mkdir(dirname(pathOf(id)), { recursive: true })
        await rename(upload.path, pathOf(id))
        await db
          .insertInto('crm_file')
          .values({
            ...{ id, type, record, media, sha256, bytes: upload.bytes, at: now },
            name: storedText(upload.fileName, 255),
            actor: storedJson(plainActor(actor)),
          })
          .execute()
        return await fileOf(id)
      } finally {
        await rm(upload.path, { force: true })
      }
    },

    async list(type: RecordType, record: string, reader?: Reader): Promise<RecordFile[]> {
      if (type === 'note') await seenRecord(db, type, record, reader)
      const rows = await db
        .selectFrom('crm_file')
        .select(['id', 'type', 'record', 'name', 'media', 'bytes', 'at', 'actor'])
        .where(
          type === 'customer' || type === 'company'
            ? sql<boolean>`record in ${sameRecords(type, record)}`
            : sql<boolean>`record = ${record}`,
        )
        .where('type', '=', type)
        .where('removed_at', 'is', null)
        .orderBy('id', 'desc')
        .execute()
      return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
    },

    async open(id: string, reader?: Reader): Promise<{ file: RecordFile; bytes: Readable }> {
      const file = await fileOf(id)
      if (file.type === 'note') await seenRecord(db, file.type, file.record, reader)
      return { file, bytes: createReadStream(pathOf(id)) }
    },

    /** Its row stays as evidence that it was there; its bytes go. */
    async remove(id: string, actor: Writer): Promise<void> {
      const { type, record } = await fileOf(id)
      await changeableRecord(db, type, record, actor)
      await db.updateTable('crm_file').set({ removed_at: clock() }).where('id', '=', id).execute()
      await rm(pathOf(id), { force: true })
    },
  }
}
