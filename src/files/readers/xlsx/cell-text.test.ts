import { expect, test } from 'vitest'
import { numberForm, numberText, plainText } from './cell-text.ts'

const shown = (text: string, id: number, code?: string, from1904 = false) =>
  numberText(text, numberForm(id, code), from1904)

test('numbers are as people wrote them, without the noise of arithmetic', () => {
  expect(shown('0.30000000000000004', 0)).toBe('0.3')
  expect(shown('1234567.8900000001', 4)).toBe('1234567.89')
  expect(shown('123456789012345', 1)).toBe('123456789012345')
  expect(shown('1E3', 0)).toBe('1000')
  expect(shown('-12', 0, '#,##0.00 "days"')).toBe('-12')
  expect(shown('0.255', 10)).toBe('25.5%')
  expect(shown('1010', 164, '00000')).toBe('01010')
})

test('amounts name the currency of their format, where it can mean one only', () => {
  const amount = (code: string) => shown('1200.5', 164, code).replace('\u00a0', ' ')
  for (const [code, said] of [
    ['[$€-407] #,##0.00', '1200.5 EUR'],
    ['#,##0.00\\ "€";[Red]-#,##0.00\\ "€"', '1200.5 EUR'],
    ['#,##0.00 [$CHF]', '1200.5 CHF'],
    ['[$USD] #,##0.00', '1200.5 USD'],
    ['[$$-409]#,##0.00', '1200.5 USD'],
    ['#,##0 [$kr-41D]', '1200.5 SEK'],
    ['[$¥-411]#,##0', '1200.5 JPY'],
    ['"£"#,##0.00', '1200.5 GBP'],
    ['"$"#,##0.00', '1200.5'],
    ['#,##0.00 "kr"', '1200.5'],
    ['[$$-407]#,##0.00', '1200.5'],
    ['[$-409]#,##0.00', '1200.5'],
    ['[$XQX] #,##0.00', '1200.5'],
    ['"€ or £"#,##0.00', '1200.5'],
  ] as const)
    expect([code, amount(code)]).toEqual([code, said])
  expect(shown('45000', 164, '[$€-407]d/m/yyyy')).toBe('2023-03-15')
  expect(shown('', 164, '[$€-407] #,##0.00')).toBe('')
})

test('days and times are in ISO form, in both systems of day numbers', () => {
  expect(shown('45000', 14)).toBe('2023-03-15')
  expect(shown('45000.5', 22)).toBe('2023-03-15T12:00:00')
  expect(shown('45000.4376157407', 164, 'dd/mm/yyyy hh:mm')).toBe('2023-03-15T10:30:10')
  expect(shown('43538', 14, undefined, true)).toBe('2023-03-15')
  expect(shown('0', 14, undefined, true)).toBe('1904-01-01')
  expect(shown('1', 14)).toBe('1900-01-01')
  expect(shown('61', 14)).toBe('1900-03-01')
  expect(shown('45000', 164, '[$-409]d\\-mmm\\-yy;@')).toBe('2023-03-15')
  expect(shown('0.4375', 20)).toBe('10:30:00')
  expect(shown('1.5', 46)).toBe('36:00:00')
  expect(shown('1.5', 164, '[h]:mm')).toBe('36:00:00')
})

test('what only looks like a date is none', () => {
  expect(shown('45000', 164, '#,##0 "days"')).toBe('45000')
  expect(shown('45000', 164, '0.00\\ "m²"')).toBe('45000')
  expect(shown('45000', 164, '[Red]#,##0')).toBe('45000')
  expect(shown('45000', 164, 'General')).toBe('45000')
  expect(shown('-3', 14)).toBe('-3')
  expect(shown('99999999', 14)).toBe('99999999')
  expect(shown('', 14)).toBe('')
})

test('signs that XML cannot hold are read', () => {
  expect(plainText('a_x000D_\nb')).toBe('a\r\nb')
  expect(plainText('snake_xcase_')).toBe('snake_xcase_')
})
