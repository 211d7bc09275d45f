/** What stands beside the cells of a workbook: its sheets, shared texts and number formats. */
import { posix } from 'node:path'
import { appError } from '../../../model/app-error.ts'
import { type NumberForm, numberForm, plainText } from './cell-text.ts'
import type { Parts } from './open-parts.ts'
import { type Attributes, readElements, TooMuch } from './xml-elements.ts'

export type Sheet = { name: string; part: string; hidden: boolean }
export type Workbook = {
  sheets: readonly Sheet[]
  from1904: boolean
  /** By the style of a cell. */
  forms: readonly NumberForm[]
  texts: readonly string[]
}

const mostSheets = 1_000
const mostTexts = 5_000_000
const mostCharacters = 128 * 1024 ** 2
const mostStyles = 100_000

type Relation = { id: string; type: string; part: string }

/** What a part points to; addresses are relative to it, or begin at the root. */
async function relationsOf(parts: Parts, part: string): Promise<Relation[]> {
  const folder = posix.dirname(part)
  const file = posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
  if (!parts.has(file)) return []
  const relations: Relation[] = []
  await readElements(await parts.open(file), {
    opened(name, { Id = '', Type = '', Target = '' }: Attributes) {
      if (name !== 'Relationship') return
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      relations.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), part: target })
    },
  })
  return relations
}

const noWorkbook = (fileName: string, what: string) =>
  appError(
    'import.file-unreadable',
    `"${fileName}" is ${what}. Save the sheet as an Excel workbook (.xlsx) or as CSV, and import that.`,
    { fileName },
  )

async function workbookPart(parts: Parts, fileName: string): Promise<string> {
  const [document] = (await relationsOf(parts, '.')).filter(({ type }) => type === 'officeDocument')
  const part = document?.part ?? 'xl/workbook.xml'
  if (part.endsWith('.bin')) throw noWorkbook(fileName, 'a binary workbook (.xlsb)')
  if (parts.has(part) && /(^|\/)workbook[^/]*\.xml$/i.test(part)) return part
  if (parts.has('content.xml')) throw noWorkbook(fileName, 'a spreadsheet of OpenDocument')
  throw noWorkbook(fileName, 'a zip archive, and no workbook')
}

async function sheetsIn(parts: Parts, part: string, relations: readonly Relation[]) {
  const sheets: Sheet[] = []
  let from1904 = false
  const byId = new Map(relations.map((relation) => [relation.id, relation]))
  await readElements(await parts.open(part), {
    opened(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true|on)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1]
      const found = byId.get(id ?? '')
      // Sheets of charts alone have no cells.
      if (found?.type !== 'worksheet' || !parts.has(found.part)) return
      const hidden = (attributes.state ?? 'visible') !== 'visible'
      sheets.push({ name: (attributes.name ?? '').slice(0, 100), part: found.part, hidden })
    },
  })
  return { sheets: sheets.slice(0, mostSheets), from1904 }
}

async function formsIn(parts: Parts, part: string): Promise<NumberForm[]> {
  const codes = new Map<number, string>()
  const forms: NumberForm[] = []
  let inCells = false
  await readElements(await parts.open(part), {
    opened(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (name === 'cellXfs') inCells = true
      if (name !== 'xf' || !inCells || forms.length >= mostStyles) return
      const id = Number(attributes.numFmtId ?? 0)
      forms.push(numberForm(id, codes.get(id)))
    },
    closed(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return forms
}

/** Texts with several fonts are one text; how it is pronounced is none of it. */
async function textsIn(parts: Parts, part: string): Promise<string[]> {
  const texts: string[] = []
  let characters = 0
  let text = ''
  let isText = false
  let pronounced = 0
  await readElements(await parts.open(part), {
    opened(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') pronounced++
      else isText = name === 't' && pronounced === 0
    },
    text(piece) {
      if (isText) text += piece
    },
    closed(name) {
      isText = false
      if (name === 'rPh') pronounced--
      if (name !== 'si') return
      texts.push(plainText(text))
      characters += text.length
      if (texts.length > mostTexts || characters > mostCharacters)
        throw new TooMuch('more text than can be held')
    },
  })
  return texts
}

export async function readWorkbook(parts: Parts, fileName: string): Promise<Workbook> {
  const part = await workbookPart(parts, fileName)
  const relations = await relationsOf(parts, part)
  const partOf = (type: string) => relations.find((one) => one.type === type && parts.has(one.part))?.part
  const { sheets, from1904 } = await sheetsIn(parts, part, relations)
  const [styles, texts] = [partOf('styles'), partOf('sharedStrings')]
  return {
    sheets: [...sheets.filter(({ hidden }) => !hidden), ...sheets.filter(({ hidden }) => hidden)],
    from1904,
    forms: styles ? await formsIn(parts, styles) : [],
    texts: texts ? await textsIn(parts, texts) : [],
  }
}
