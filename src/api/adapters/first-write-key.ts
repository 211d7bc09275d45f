/** A new installation gets one write key, shown once and kept in a file only its owner can read. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { KeyService } from '../services.ts'

export type FirstKey = { key: string; file: string }

/** undefined when a key exists already. */
export const makeFirstWriteKey = async (
  keys: KeyService,
  directory: string,
): Promise<FirstKey | undefined> => {
  if ((await keys.list()).length > 0) return undefined
  const { key } = await keys.create('Default')
  const file = join(directory, 'first-write-key.txt')
  await mkdir(directory, { recursive: true })
  await writeFile(file, `${key}\n`, { mode: 0o600 })
  return { key, file }
}
