/** Opens a file of any known format for import. */
import { appError } from '../model/app-error.ts'
import type { ImportFormat } from '../model/import.ts'
import { openApart } from './apart/open-apart.ts'
import { openInput } from './input/open-input.ts'
import { readers } from './readers/index.ts'
import type { OpenFile, ReadSettings } from './readers/reader.ts'

export type OpenedFile = OpenFile & { format: ImportFormat; bytes: number; bytesRead(): number }

export async function openFile(path: string, fileName: string, settings: ReadSettings): Promise<OpenedFile> {
  const input = await openInput(path, fileName)
  if (input.head.length === 0)
    throw appError(
      'import.empty',
      `"${fileName}" is empty. Choose a file with a header row and at least one row below it.`,
    )
  const name = fileName.toLowerCase().replace(/\.gz$/, '')
  const reader = readers.find((one) => one.recognises(input.head, name))
  if (!reader) throw appError('import.file-unreadable', `"${fileName}" is in no format that can be imported.`)
  const { format } = reader
  const { bytes } = input
  if (reader.apart) return { ...(await openApart({ path, fileName, format, settings })), format, bytes }
  const file = await reader.open(input, settings)
  return { ...file, format, bytes, bytesRead: file.bytesRead ?? (() => input.bytesRead()) }
}
