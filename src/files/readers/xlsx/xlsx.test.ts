import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { textRows, workbookOf, workbookParts, zipOf } from '../../../../test/support/zip.ts'
import { fileRows } from '../../file-rows.ts'
import { openFile } from '../../open-file.ts'
import type { ReadSettings } from '../reader.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-xlsx-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

let files = 0
async function opened(content: Buffer, settings: ReadSettings = {}, name = 'people.xlsx') {
  const path = join(folder, `file-${++files}`)
  await writeFile(path, content)
  return openFile(path, name, settings)
}
async function tableOf(content: Buffer, settings: ReadSettings = {}, name?: string) {
  const file = await opened(content, settings, name)
  const rows: string[][] = []
  for await (const some of fileRows(file, 1_000)) rows.push(...some.map(({ cells }) => cells))
  return { ...file, rows }
}
const refused = (content: Buffer, settings?: ReadSettings, name?: string) =>
  expect(tableOf(content, settings, name)).rejects

test('a workbook of a spreadsheet program: texts, numbers, yes and no, days, times, empty rows', async () => {
  const row = (...values: (string | number | boolean | Date | null)[]) =>
    values.map((value) =>
      value === null
        ? null
        : value instanceof Date
          ? { value, type: Date, format: 'dd/mm/yyyy' }
          : { value, type: value.constructor as StringConstructor },
    )
  const sheet = [
    row('Name', 'Visits', 'Member', 'Since'),
    row('Ann & <Bob>', 0.1 + 0.2, true, new Date('2024-02-29T00:00:00Z')),
    [],
    row('Çem', null, false, new Date('2024-03-01T13:30:00Z')),
    row('00123', 1e15, null, null),
  ]
  const content = Buffer.from(await writeExcelFile(sheet as never).toBuffer())
  const table = await tableOf(content)
  expect(table).toMatchObject({ format: 'xlsx', columns: ['Name', 'Visits', 'Member', 'Since'] })
  expect(table.rows).toEqual([
    ['Ann & <Bob>', '0.3', 'true', '2024-02-29'],
    ['Çem', '', 'false', '2024-03-01T13:30:00'],
    ['00123', '1000000000000000', '', ''],
  ])
  expect(table.bytesRead()).toBe(content.length)
  expect((await tableOf(gzipSync(content), {}, 'people.xlsx.gz')).rows).toEqual(table.rows)
})

test('texts with several fonts are one, pronunciations are none of it, errors are empty, and formulas give what they gave', async () => {
  const table = await tableOf(
    workbookOf({
      texts:
        '<si><t>Name</t></si><si><r><t>An</t></r><r><rPr><b/></rPr><t xml:space="preserve">n </t></r><rPh sb="0" eb="1"><t>アン</t></rPh></si>',
      sheets: {
        One: `<row><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Sum</t></is></c><c r="C1" t="str"><f>x</f><v>Note</v></c></row>
          <row><c r="A2" t="s"><v>1</v></c><c r="B2"><f>1+1</f><v>2</v></c><c r="C2" t="str"><f>"a"</f><v>a_x000D_b</v></c></row>
          <row><c r="A3" t="e"><v>#N/A</v></c><c r="B3"><f>HYPERLINK("http://x")</f></c><c r="C3" t="d"><v>2024-01-05</v></c></row>`,
      },
    }),
  )
  expect(table.columns).toEqual(['Name', 'Sum', 'Note'])
  expect(table.rows).toEqual([
    ['Ann ', '2', 'a\rb'],
    ['', '', '2024-01-05'],
  ])
  expect(table.remarks()).toMatchObject([
    { code: 'formulas-uncalculated', message: expect.stringMatching(/^1 cells/) },
  ])
})

test('days count from 1904 where the workbook says so', async () => {
  const sheets = {
    One: `${textRows([['Name', 'Since']])}<row><c t="inlineStr"><is><t>Ann</t></is></c><c s="1"><v>43538</v></c></row>`,
  }
  const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
  const read = async (properties: string) =>
    (await tableOf(workbookOf({ sheets, styles, properties }))).rows[0]
  expect(await read('<workbookPr date1904="1"/>')).toEqual(['Ann', '2023-03-15'])
  expect(await read('<workbookPr/>')).toEqual(['Ann', '2019-03-14'])
})

test('of several sheets the first with rows is read, or the one that is asked for; hidden ones come last', async () => {
  const content = workbookOf({
    sheets: {
      Secret: textRows([['Hidden'], ['h']]),
      Cover: textRows([['Our customers']]),
      People: textRows([['Name'], ['Ann']]),
      Firms: textRows([['Firm'], ['Acme']]),
    },
    hidden: ['Secret'],
  })
  expect(await tableOf(content)).toMatchObject({
    sheets: ['Cover', 'People', 'Firms', 'Secret'],
    sheet: 'People',
    rows: [['Ann']],
  })
  expect(await tableOf(content, { sheet: 'Firms' })).toMatchObject({ columns: ['Firm'], rows: [['Acme']] })
  await refused(content, { sheet: 'Cover' }).toMatchObject({ code: 'import.empty' })
  await refused(content, { sheet: 'Gone' }).toMatchObject({
    code: 'import.sheet-missing',
    message: expect.stringContaining('Cover, People'),
  })
})

test('the header may stand below a title and right of an empty column', async () => {
  const table = await tableOf(
    workbookOf({
      sheets: {
        One: textRows([
          ['', 'Customers of 2024'],
          ['', 'as of', '45000'],
          ['', 'Name', 'City', '', 'Code'],
          ['', 'Ann', 'Graz', 'x', '7'],
          ['', 'Bob', '', '', '8', '', 'beside'],
        ]),
      },
    }),
  )
  expect(table.columns).toEqual(['Name', 'City', 'column 3', 'Code', 'column 5'])
  expect(table.rows).toEqual([
    ['Ann', 'Graz', 'x', '7', ''],
    ['Bob', '', '', '8', 'beside'],
  ])
})

test('what is no workbook, or none that can be read, is told by a code of its own', async () => {
  const old = (name: string) => {
    const file = Buffer.alloc(2_048)
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file)
    file.writeUInt16LE(9, 30)
    file.writeUInt32LE(1, 48)
    file.write(name, 1_024, 'utf16le')
    return file
  }
  await refused(old('Workbook')).toMatchObject({ code: 'import.old-spreadsheet' })
  await refused(old('EncryptedPackage')).toMatchObject({ code: 'import.password-protected' })
  const good = workbookParts({ sheets: { One: textRows([['Name'], ['Ann']]) } })
  await refused(zipOf(good.map((part) => ({ ...part, encrypted: true })))).toMatchObject({
    code: 'import.password-protected',
  })
  for (const content of [
    zipOf([{ name: 'notes.txt', content: 'Hello' }]),
    zipOf([{ name: 'content.xml', content: '<x/>' }]),
    zipOf(good).subarray(0, -50),
    zipOf(
      good.map((part) => (part.name.includes('sheet1') ? { ...part, content: '<worksheet><row' } : part)),
    ),
  ])
    await refused(content).toMatchObject({ code: 'import.file-unreadable' })
  await refused(workbookOf({ sheets: { One: '' } })).toMatchObject({ code: 'import.empty' })
})

test('a workbook that is there to fill the memory is refused before it does', async () => {
  const bomb = `<row><c t="inlineStr"><is><t>${' '.repeat(80 * 1024 ** 2)}</t></is></c></row>`
  await refused(workbookOf({ sheets: { One: bomb } })).toMatchObject({ code: 'import.too-large' })
  const text = textRows([['Name'], ['A'.repeat(20 * 1024 ** 2)]])
  await refused(workbookOf({ sheets: { One: text } })).toMatchObject({ code: 'import.too-large' })
  const deep = `<row>${'<x>'.repeat(100)}${'</x>'.repeat(100)}</row>`
  await refused(workbookOf({ sheets: { One: deep } })).toMatchObject({ code: 'import.too-large' })
  // Entities are not expanded, whatever they would become.
  const parts = workbookParts({ sheets: { One: textRows([['Name'], ['&lol;']]) } })
  const laughs = parts.map((part) =>
    part.name.includes('sheet1')
      ? { ...part, content: `<!DOCTYPE x [<!ENTITY lol "lol">]>${part.content}` }
      : part,
  )
  await refused(zipOf(laughs)).toMatchObject({ code: 'import.file-unreadable' })
})
