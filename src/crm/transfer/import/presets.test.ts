import { expect, test } from 'vitest'
import { type ImportedType, importedTypes } from '../../../model/crm/record-import.ts'
import { declaredFields } from '../../record-columns.ts'
import type { RecordShape } from '../../record-shape.ts'
import { detect } from './detect.ts'
import { presets } from './presets/index.ts'
import { targetWords } from './target-words.ts'
import { deletedTarget, idTarget, targetsOf } from './targets.ts'

const shapeOf = (type: ImportedType): RecordShape => {
  const fields = declaredFields(type)
  return {
    type,
    fields,
    field: (name) => fields.find((field) => field.name === name),
    schema: () => {
      throw new Error('Nothing is written here.')
    },
    pipelines: [],
    owners: [],
    stage: () => undefined,
  }
}
const shapes = Object.fromEntries(importedTypes.map((type) => [type, shapeOf(type)])) as Record<
  ImportedType,
  RecordShape
>
const targetsFor = (type: ImportedType) =>
  new Set([idTarget, deletedTarget, ...targetsOf(shapes[type]).map(({ target }) => target)])
const sheets = presets.flatMap(({ program, sheets }) =>
  sheets.map((sheet) => ({ program, sheet, name: `${program}: ${sheet.marks.join(', ')}` })),
)

test('every word and every column of a program stands for something that a record has', () => {
  for (const type of importedTypes)
    for (const target of Object.keys(targetWords[type]))
      expect(targetsFor(type), `${type} ${target}`).toContain(target)
  for (const { sheet, name } of sheets)
    for (const target of Object.values(sheet.columns)) expect(targetsFor(sheet.type), name).toContain(target)
})

test.each(sheets)('$name is known by its columns, whatever the file is called', ({ program, sheet }) => {
  const columns = Object.keys(sheet.columns).map((name) => ({ name, cells: [] }))
  const found = detect(columns, 'export.csv', shapes)
  expect(found.preset).toBe(program)
  expect(found.settings.type).toBe(sheet.type)
  for (const { column, target } of found.settings.columns) expect(sheet.columns[column]).toBe(target)
})

test('columns of an own export are known by the names of fields, whatever the type', () => {
  for (const type of importedTypes) {
    const columns = ['Waymark id', ...targetsOf(shapes[type]).map(({ label }) => label)]
    const found = detect(
      columns.map((name) => ({ name, cells: [] })),
      `${type}-2026-01-01.csv`,
      shapes,
      type,
    )
    expect(found.settings.match).toEqual([idTarget])
    expect(found.settings.columns).toHaveLength(columns.length)
  }
})
