/** A zip archive from its parts, and a workbook from the XML of its sheets, to be as odd as a test wants. */
import { crc32, deflateRawSync } from 'node:zlib'

type Part = { name: string; content: string | Buffer; encrypted?: boolean }

export function zipOf(parts: readonly Part[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, encrypted = false } of parts) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(encrypted ? 1 : 0, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), common, rest, Buffer.from(name))
    files.push(file)
    at += file.length
  }
  const middle = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(middle.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, middle, end])
}

type Workbook = {
  /** by name: what stands in sheetData */
  sheets: Record<string, string>
  hidden?: readonly string[]
  texts?: string
  styles?: string
  properties?: string
}

export function workbookParts({ sheets, hidden = [], texts, styles, properties = '' }: Workbook): Part[] {
  const names = Object.keys(sheets)
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
  const listed = names.map(
    (name, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"${hidden.includes(name) ? ' state="hidden"' : ''}/>`,
  )
  return [
    {
      name: '_rels/.rels',
      content: `<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<?xml version="1.0"?><workbook xmlns:r="r">${properties}<sheets>${listed.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${names
        .map((_, at) => relation(`rId${at + 1}`, 'worksheet', `/xl/worksheets/sheet${at + 1}.xml`))
        .join(
          '',
        )}${texts ? relation('t', 'sharedStrings', 'sharedStrings.xml') : ''}${styles ? relation('s', 'styles', 'styles.xml') : ''}</Relationships>`,
    },
    ...names.map((name, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: `<worksheet><sheetData>${sheets[name]}</sheetData></worksheet>`,
    })),
    ...(texts ? [{ name: 'xl/sharedStrings.xml', content: `<sst>${texts}</sst>` }] : []),
    ...(styles ? [{ name: 'xl/styles.xml', content: `<styleSheet>${styles}</styleSheet>` }] : []),
  ]
}

export const workbookOf = (wish: Workbook): Buffer => zipOf(workbookParts(wish))

/** Rows of plain texts. */
export const textRows = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((cells) => {
      const written = cells.map((cell) =>
        cell === '' ? '<c/>' : `<c t="inlineStr"><is><t>${cell}</t></is></c>`,
      )
      return `<row>${written.join('')}</row>`
    })
    .join('')
