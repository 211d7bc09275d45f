/** Tells the kinds of value of a field apart. */
import type { FieldValue, Line, Money } from '../../model/crm/field-value.ts'

export const isMoney = (value: FieldValue | undefined): value is Money =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isTextList = (value: FieldValue | undefined): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')

export const isLines = (value: FieldValue | undefined): value is Line[] =>
  Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'object')

export const isEmpty = (value: FieldValue | undefined): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

export const isWebAddress = (value: FieldValue | undefined): value is string =>
  typeof value === 'string' && /^https?:\/\//i.test(value)

export const withoutScheme = (address: string): string => address.replace(/^https?:\/\//i, '')
