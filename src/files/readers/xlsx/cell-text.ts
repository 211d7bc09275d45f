/** What a cell of a sheet says, as text: dates in ISO form, numbers as people wrote them. Pure. */

import { formatCurrency } from './format-currency.ts'

/** What of a number format counts for reading. */
export type NumberForm =
  | { kind: 'plain' }
  | { kind: 'percent' }
  | { kind: 'money'; currency: string }
  | { kind: 'digits'; width: number }
  | { kind: 'moment'; day: boolean; clock: boolean }
  | { kind: 'duration' }

const plain: NumberForm = { kind: 'plain' }

/** Formats that have a number and no text in the file. */
function builtIn(id: number): NumberForm {
  if (id === 9 || id === 10) return { kind: 'percent' }
  if (id === 46) return { kind: 'duration' }
  if (id === 22) return { kind: 'moment', day: true, clock: true }
  if ((id >= 18 && id <= 21) || id === 45 || id === 47) return { kind: 'moment', day: false, clock: true }
  const isDay = (id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
  return isDay ? { kind: 'moment', day: true, clock: false } : plain
}

export function numberForm(id: number, code: string | undefined): NumberForm {
  if (code === undefined) return builtIn(id)
  const [first = ''] = code.split(';')
  if (/\[(h+|m+|s+)\]/i.test(first)) return { kind: 'duration' }
  const signs = first.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
  const currency = formatCurrency(first)
  if (currency && !/[%ydhs]/i.test(signs)) return { kind: 'money', currency }
  if (/general/i.test(signs)) return plain
  if (/[ydhs]|m/i.test(signs) && !/[0#?]/.test(signs.replace(/[.,]0+/g, ''))) {
    const clock = /[hs]/i.test(signs)
    return { kind: 'moment', day: /[yd]/i.test(signs) || !clock, clock }
  }
  if (signs.includes('%')) return { kind: 'percent' }
  return /^0{2,}$/.test(signs) ? { kind: 'digits', width: signs.length } : plain
}

const dayMs = 86_400_000
/** 31 December 9999, the last day that a sheet has. */
const lastDay = 2_958_465
const daysTo1904 = 1_462

const two = (n: number): string => String(n).padStart(2, '0')

function clockOf(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const fraction = ms % 1000
  const text = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return fraction > 0 ? `${text}.${String(fraction).padStart(3, '0')}` : text
}

/** Fifteen digits are what a sheet keeps; the rest is noise of its arithmetic. */
const withoutNoise = (value: number): string => String(Number(value.toPrecision(15)))

/** Rounded to the second where nothing but noise is beyond it. */
const msOf = (days: number): number => {
  const ms = Math.round(days * dayMs)
  const second = Math.round(ms / 1000) * 1000
  return Math.abs(ms - second) <= 5 ? second : ms
}

function momentText(value: number, day: boolean, from1904: boolean): string {
  const serial = from1904 ? value + daysTo1904 : value
  if (!Number.isFinite(serial) || serial < 0 || serial >= lastDay + 1) return withoutNoise(value)
  if (!day && value < 1) return clockOf(msOf(value))
  // The sheet believes in a 29 February 1900, so days before it are one further.
  const ms = msOf(serial < 60 && !from1904 ? serial + 1 : serial)
  const at = new Date(ms - 25_569 * dayMs).toISOString()
  const clock = ms % dayMs
  return clock === 0 ? at.slice(0, 10) : `${at.slice(0, 10)}T${clockOf(clock)}`
}

const durationText = (value: number): string => {
  const text = clockOf(msOf(Math.abs(value)))
  return value < 0 ? `-${text}` : text
}

/** `text`: the number as the file has it. */
export function numberText(text: string, form: NumberForm, from1904: boolean): string {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) return text
  switch (form.kind) {
    case 'plain':
      return withoutNoise(value)
    case 'percent':
      return `${withoutNoise(Number((value * 100).toPrecision(15)))}%`
    // As people write it; where a plain number is asked for, what follows this space is passed over.
    case 'money':
      return `${withoutNoise(value)}\u00a0${form.currency}`
    case 'digits':
      return Number.isInteger(value) && value >= 0
        ? withoutNoise(value).padStart(form.width, '0')
        : withoutNoise(value)
    case 'moment':
      return momentText(value, form.day, from1904)
    case 'duration':
      return durationText(value)
  }
}

/** Signs that XML cannot hold are written as _x000D_. */
export const plainText = (text: string): string =>
  text.includes('_x')
    ? text
        .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
        .toWellFormed()
    : text
