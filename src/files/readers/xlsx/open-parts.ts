/** The parts of a workbook, which is a zip archive: opened one by one, and never unpacked to more than is sane. */
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { appError } from '../../../model/app-error.ts'

const mebibyte = 1024 ** 2
const mostParts = 10_000
const mostUnpacked = 4 * 1024 * mebibyte
/** A sheet of equal rows packs very well, a bomb a thousandfold. */
const unpackedAtLeast = 64 * mebibyte
const unpackedTimes = 200

export type Parts = {
  has(name: string): boolean
  names(): Iterable<string>
  bytes(name: string): number
  open(name: string): Promise<AsyncIterable<Buffer> & { destroy(): void }>
  close(): void
}

const tooLarge = (fileName: string, what: string) =>
  appError(
    'import.too-large',
    `"${fileName}" ${what}. Save the sheet that you need as a workbook of its own or as CSV, and import that.`,
    { fileName },
  )

export async function openParts(path: string, fileName: string): Promise<Parts> {
  const zip: ZipFile = await openPromise(path, {
    autoClose: false,
    lazyEntries: true,
    validateEntrySizes: true,
  })
  const entries = new Map<string, Entry>()
  try {
    if (zip.entryCount > mostParts) throw tooLarge(fileName, `holds ${zip.entryCount} parts`)
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
  } catch (error) {
    zip.close()
    throw error
  }

  function partOf(name: string): Entry {
    const entry = entries.get(name)
    if (!entry) throw new Error(`There is no part ${name}.`)
    const { uncompressedSize, compressedSize } = entry
    const most = Math.min(mostUnpacked, unpackedAtLeast + unpackedTimes * compressedSize)
    if (uncompressedSize > most)
      throw tooLarge(
        fileName,
        `unpacks to ${Math.round(uncompressedSize / mebibyte)} MB, which no sheet does`,
      )
    if (entry.isEncrypted())
      throw appError(
        'import.password-protected',
        `"${fileName}" is protected by a password. Save it without one, and import that.`,
        { fileName },
      )
    return entry
  }

  return {
    has: (name) => entries.has(name),
    names: () => entries.keys(),
    bytes: (name) => entries.get(name)?.uncompressedSize ?? 0,
    open: (name) => zip.openReadStreamPromise(partOf(name)),
    close: () => zip.close(),
  }
}
