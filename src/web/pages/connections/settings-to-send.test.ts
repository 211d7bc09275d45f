import { expect, test } from 'vitest'
import { filledIn, isShown, settingsToSend } from './settings-to-send.ts'

test('lines lose their blanks, and what is empty is not sent', () => {
  const filled = {
    host: ' db ',
    port: 5432,
    password: '',
    folders: ['INBOX', '', ' Sent '],
    columns: { time: 'at', text: '' },
    off: false,
  }
  expect(settingsToSend(filled)).toEqual({
    host: 'db',
    port: 5432,
    folders: ['INBOX', 'Sent'],
    columns: { time: 'at' },
    off: false,
  })
})

test('what columns are is sent as it is, and what a test found is chosen where nothing was', () => {
  const settings = { type: 'company', columns: [{ column: 'id', target: 'externalId' }], match: [] } as never
  const mapping = { columns: [{ column: 'id', target: 'name' }] }
  expect(settingsToSend({ mapping })).toEqual({ mapping })
  const found = {
    ...{ ok: true, message: '', columns: [], offers: {} },
    proposed: { keyColumn: 'id', cursorColumn: 'updated_at' },
    records: { settings, preview: {} as never, rows: 1 },
  }
  expect(filledIn({ keyColumn: 'own', cursorColumn: '' }, found)).toEqual({
    keyColumn: 'own',
    cursorColumn: 'updated_at',
    mapping: settings,
  })
})

test('a setting is shown where another one, or what it usually is, wants it', () => {
  const property = (rest: object) => ({ type: 'string' as const, title: '', ...rest })
  const properties = { brings: property({ default: 'interactions' }) }
  const ofRecords = property({ when: { brings: 'records' } })
  expect(isShown(ofRecords, {}, properties)).toBe(false)
  expect(isShown(ofRecords, { brings: 'records' }, properties)).toBe(true)
  const ofSeveral = property({ when: { brings: ['records', 'files'] } })
  expect(isShown(ofSeveral, { brings: 'files' }, properties)).toBe(true)
  expect(isShown(ofSeveral, {}, properties)).toBe(false)
  expect(isShown(property({}), {}, properties)).toBe(true)
})
