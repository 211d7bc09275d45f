/** Whether a rule of a touchpoint holds for a kind of interaction. */
import type { TouchpointRule } from '../../model/touchpoint.ts'
import type { NewKind } from './kind-of-message.ts'

/** A pattern cut at its stars. No user's text becomes a regular expression, so no pattern can take forever. */
export type Pattern = { exact: string } | { parts: readonly string[] }

export function pattern(text: string): Pattern {
  const parts = text.toLowerCase().split('*')
  return parts.length === 1 ? { exact: parts[0] ?? '' } : { parts }
}

/** `text` in lower case. Every part is looked for once, from where the one before ended. */
export function matchesPattern(wanted: Pattern, text: string): boolean {
  if ('exact' in wanted) return text === wanted.exact
  const { parts } = wanted
  const first = parts[0] ?? ''
  const last = parts.at(-1) ?? ''
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
    return false
  const end = text.length - last.length
  let from = first.length
  for (let index = 1; index < parts.length - 1; index++) {
    const part = parts[index] ?? ''
    const at = text.indexOf(part, from)
    if (at < 0 || at + part.length > end) return false
    from = at + part.length
  }
  return true
}

/** A kind as rules see it: in lower case, its channel as sent and as understood. */
export type SeenKind = { type: string; name: string; path: string; channels: readonly string[] }

export const seen = (kind: NewKind, understoodChannel: string): SeenKind => ({
  type: kind.type.toLowerCase(),
  name: kind.name.toLowerCase(),
  path: kind.path.toLowerCase(),
  channels: [kind.channel.toLowerCase(), understoodChannel],
})

export type PreparedRule = { type?: Pattern; name?: Pattern; path?: Pattern; channel?: Pattern }

export const prepareRule = ({ type, name, path, channel }: TouchpointRule): PreparedRule => ({
  ...(type && { type: pattern(type) }),
  ...(name && { name: pattern(name) }),
  ...(path && { path: pattern(path) }),
  ...(channel && { channel: pattern(channel) }),
})

/** Conditions on properties are not looked at: a kind has none. */
export function matchesRule(rule: PreparedRule, kind: SeenKind): boolean {
  return (
    (!rule.type || matchesPattern(rule.type, kind.type)) &&
    (!rule.name || matchesPattern(rule.name, kind.name)) &&
    (!rule.path || matchesPattern(rule.path, kind.path)) &&
    (!rule.channel || kind.channels.some((channel) => rule.channel && matchesPattern(rule.channel, channel)))
  )
}
