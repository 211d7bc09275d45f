/** Numbers as people read them: no more digits than the evidence supports, a real minus sign. */

const whole = new Intl.NumberFormat('en-GB')
const minus = '\u2212'

export const count = (n: number): string => whole.format(n)

/** For narrow cells: 912, 1.2k, 48k, 1.3m. */
export function shortCount(n: number): string {
  if (n < 1000) return String(n)
  const [value, unit] = n < 999_500 ? [n / 1000, 'k'] : [n / 1_000_000, 'm']
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)}${unit}`
}

/** A share of n things: below 200 a tenth of a percent would be made up. */
export function percent(share: number, n: number): string {
  const value = share * 100
  return `${n < 200 ? Math.round(value) : value.toFixed(1).replace(/\.0$/, '')}%`
}

/** +1.6, 0.0, −0.4: always with its sign. */
export function signed(value: number, digits = 1): string {
  const text = Math.abs(value).toFixed(digits)
  if (Number(text) === 0) return text
  return `${value > 0 ? '+' : minus}${text}`
}

export const plain = (value: number, digits = 1): string => value.toFixed(digits).replace('-', minus)

/** "minus 1.3" for those who listen. */
export const spoken = (value: number, digits = 1): string =>
  `${value < 0 ? 'minus ' : value > 0 ? 'plus ' : ''}${Math.abs(value).toFixed(digits)}`

const units: readonly [name: string, long: string, seconds: number][] = [
  ['d', 'days', 86_400],
  ['h', 'hours', 3600],
  ['min', 'minutes', 60],
  ['s', 'seconds', 1],
]

/** 6 d, 4.5 h, 12 min: two digits at most. */
export function duration(seconds: number): string {
  const [name, , size] = units.find(([, , size]) => seconds >= size) ?? units[3] ?? ['s', 'seconds', 1]
  const value = seconds / size
  return `${value < 9.95 && name !== 's' ? value.toFixed(1).replace(/\.0$/, '') : Math.round(value)} ${name}`
}

export function spokenDuration(seconds: number): string {
  const [, long, size] = units.find(([, , size]) => seconds >= size) ?? units[3] ?? ['s', 'seconds', 1]
  const value = seconds / size
  return `${value < 9.95 ? value.toFixed(1).replace(/\.0$/, '') : Math.round(value)} ${long}`
}

const dayForm = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const shortDayForm = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const timeForm = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** A day without a time is that day wherever one sits: midnight in London is still yesterday in New York. */
const dayless = /^\d{4}-\d\d-\d\d$/
const momentOf = (time: string): Date => new Date(dayless.test(time) ? `${time}T12:00` : time)

/** 12 Jun 2026 */
export const day = (time: string): string => dayForm.format(momentOf(time))
/** 12 Jun, and the year only if it is another one than now's. */
export const shortDay = (time: string, now: Date): string =>
  momentOf(time).getFullYear() === now.getFullYear() ? shortDayForm.format(momentOf(time)) : day(time)
/** 30 Nov – 6 Dec 2026 */
export const dayRange = (from: Date, to: Date): string => dayForm.formatRange(from, to)
/** 12 Jun 2026, 14:05 */
export const dayAndTime = (time: string): string => timeForm.format(new Date(time))

/** "2 min ago": how long something is past needs no decimals, and 60 minutes are an hour. */
export function ago(time: string, now: Date): string {
  const seconds = Math.max(0, (now.getTime() - new Date(time).getTime()) / 1000)
  if (seconds < 1) return 'just now'
  const fits = (least: number) => units.find(([, , size]) => least >= size)?.[2] ?? 1
  const rounded = Math.round(seconds / fits(seconds)) * fits(seconds)
  return `${duration(Math.round(rounded / fits(rounded)) * fits(rounded))} ago`
}

/** Making a form costs a thousand times what using it costs, and a table asks for one per cell. */
const moneyForms = new Map<string, Intl.NumberFormat | undefined>()

function moneyForm(currency: string, isWhole: boolean): Intl.NumberFormat | undefined {
  const key = `${currency} ${isWhole}`
  if (!moneyForms.has(key)) {
    const digits = isWhole ? { maximumFractionDigits: 0 } : {}
    try {
      moneyForms.set(key, new Intl.NumberFormat('en-GB', { style: 'currency', currency, ...digits }))
    } catch {
      moneyForms.set(key, undefined)
    }
  }
  return moneyForms.get(key)
}

/** How many digits stand behind the point: 2 for EUR, 0 for JPY; 2 also for what no standard knows. */
export const currencyDigits = (currency: string): number =>
  moneyForm(currency, false)?.resolvedOptions().maximumFractionDigits ?? 2

/** A currency that no standard knows: the amount and the letters as they came. */
export const money = (minor: number, currency: string): string =>
  moneyForm(currency, true)?.format(minor / 10 ** currencyDigits(currency)) ??
  `${whole.format(Math.round(minor / 100))} ${currency}`

/** To the last cent, where prices are added up. */
export const exactMoney = (minor: number, currency: string): string =>
  moneyForm(currency, false)?.format(minor / 10 ** currencyDigits(currency)) ?? `${minor / 100} ${currency}`

/** One amount, as it is: its cents where it has any. Sums over many are rounded by `money`. */
export const oneAmount = (minor: number, currency: string): string =>
  (minor % 10 ** currencyDigits(currency) === 0 ? money : exactMoney)(minor, currency)

/** "Tomas Weller" becomes TW. */
export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase()
