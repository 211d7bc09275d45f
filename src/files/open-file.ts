/** Opens a file of any known format for import. */
import { appError } from '../model/app-error.ts'
import type { ImportFormat, ImportSettings } from '../model/import.ts'
import { openApart } from './apart/open-apart.ts'
import { openInput } from './input/open-input.ts'
import { readers } from './readers/index.ts'
import type { OpenFile } from './readers/reader.ts'

const zipMark = Buffer.from([0x50, 0x4b, 0x03, 0x04])

export type OpenedFile = OpenFile & { format: ImportFormat; bytes: number; bytesRead(): number }

export async function openFile(
  path: string,
  fileName: string,
  settings: Pick<ImportSettings, 'delimiter' | 'encoding'>,
): Promise<OpenedFile> {
  const input = await openInput(path, fileName)
  if (input.head.length === 0)
    throw appError(
      'import.empty',
      `"${fileName}" is empty. Choose a file with a header row and at least one row below it.`,
    )
  if (input.head.subarray(0, 4).equals(zipMark))
    throw appError(
      'import.file-unreadable',
      `"${fileName}" is a zip archive or a spreadsheet. Unpack it, or save the sheet as CSV, and import that.`,
    )
  const name = fileName.toLowerCase().replace(/\.gz$/, '')
  const reader = readers.find((one) => one.recognises(input.head, name))
  if (!reader) throw appError('import.file-unreadable', `"${fileName}" is in no format that can be imported.`)
  const { format } = reader
  const { bytes } = input
  if (reader.apart) return { ...(await openApart({ path, fileName, format, settings })), format, bytes }
  return { ...(await reader.open(input, settings)), format, bytes, bytesRead: () => input.bytesRead() }
}
