/** The copy that is handed to a person as a page: one file, nothing fetched, nothing that acts. Pure. */
import type { PersonExport } from '../../../model/person-export.ts'

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)

const style = `body{font:15px/1.5 system-ui,sans-serif;color:#15171c;max-width:1000px;margin:32px auto;padding:0 16px}
h1{font-size:24px}h2{font-size:18px;margin-top:32px}h3{font-size:15px;margin:16px 0 4px}
table{border-collapse:collapse;width:100%}th,td{border-top:1px solid #e7e9ed;padding:4px 8px;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{font-weight:600;color:#5d6474;width:22%}thead th{width:auto}p.none{color:#5d6474}`

const shown = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const pairs = (values: Record<string, unknown>): string => {
  const rows = Object.entries(values).filter(([, value]) => shown(value) !== '')
  if (rows.length === 0) return '<p class="none">Nothing.</p>'
  return `<table>${rows.map(([name, value]) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(shown(value))}</td></tr>`).join('')}</table>`
}

const table = (heads: readonly string[], rows: readonly (readonly unknown[])[]): string => {
  if (rows.length === 0) return '<p class="none">Nothing.</p>'
  const head = heads.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('')
  const body = rows
    .map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(shown(cell))}</td>`).join('')}</tr>`)
    .join('\n')
  return `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`
}

const section = (title: string, contents: string): string => `<h2>${escapeHtml(title)}</h2>\n${contents}\n`

const leftOutOf = ({ leftOut: { privateNotes } }: PersonExport): string => {
  if (privateNotes === 0) return ''
  const notes =
    privateNotes === 1
      ? 'One note that a colleague wrote for herself alone is'
      : `${privateNotes} notes that colleagues wrote for themselves alone are`
  return `<p>${notes} not in this copy.</p>`
}

function recordsOf({ records, labels }: PersonExport): string {
  const named = (value: unknown) => (typeof value === 'string' ? (labels[value] ?? value) : value)
  const parts = records.map(({ record, history }) => {
    const values = Object.fromEntries(
      Object.entries(record.values).map(([name, value]) => [name, named(value)]),
    )
    const changes = history.flatMap(({ at, actor, action, changes }) =>
      changes.length === 0
        ? [[at, actor.name, action, '', '', '']]
        : changes.map(({ field, from, to }) => [at, actor.name, action, field, from, to]),
    )
    return `<h3>${escapeHtml(record.type)}: ${escapeHtml(record.label)}</h3>${pairs(values)}
<details><summary>${changes.length} changes</summary>${table(['When', 'Who', 'What', 'Field', 'From', 'To'], changes)}</details>`
  })
  return parts.join('\n') || '<p class="none">Nothing.</p>'
}

export function personPage(found: PersonExport): string {
  const { person, exportedAt } = found
  const name = person?.label || found.records[0]?.record.label || 'Person'
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(name)}</title>
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>${style}</style></head><body>
<h1>Everything kept about ${escapeHtml(name)}</h1>
<p>Written on ${escapeHtml(exportedAt)} (all times are UTC). The same as data: ${escapeHtml(found.schema)}.</p>
${section('Who she is', pairs({ ...person?.traits, 'first seen': person?.firstAt, 'last seen': person?.lastAt }))}
${section(
  'Her identifiers',
  table(
    ['Kind', 'Value', 'Since'],
    (person?.identifiers ?? []).map(({ kind, value, since }) => [kind, value, since]),
  ),
)}
${section('Records', recordsOf(found) + leftOutOf(found))}
${section(
  'Consents',
  table(
    ['When', 'Channel', 'Purpose', 'State', 'Source', 'Noted by'],
    found.consents.map((one) => [one.at, one.channel, one.purpose, one.state, one.source, one.actor.name]),
  ),
)}
${section(
  'Files',
  table(
    ['When', 'Name', 'Kind', 'Bytes', 'Added by'],
    found.files.map((one) => [one.at, one.name, one.media, one.bytes, one.actor.name]),
  ),
)}
${section(
  'Interactions',
  table(
    ['When', 'What', 'Channel', 'Text', 'Score', 'Value', 'More'],
    found.interactions.map((one) => [
      ...[one.at, one.touchpointName || one.name || one.type, one.channel, one.text],
      ...[one.rawScore, one.value && `${one.value.minor / 100} ${one.value.currency}`],
      JSON.stringify({ ...one.properties, ...one.traits }) === '{}'
        ? ''
        : { ...one.properties, ...one.traits },
    ]),
  ),
)}
${section(
  'Why these ids are one person',
  table(
    ['When', 'From', 'Into', 'Rule', 'By', 'State'],
    found.identity.map((one) => [one.at, one.from, one.into, one.rule, one.actor, one.state]),
  ),
)}
${section(
  'Merges by hand',
  table(
    ['When', 'Stays', 'Became part of it', 'By', 'Why', 'State'],
    found.merges.map((one) => [one.at, one.winner.label, one.loser.label, one.actor, one.reason, one.state]),
  ),
)}
${section(
  'Messages about her that were refused',
  table(
    ['When', 'Why', 'As sent'],
    found.warnings.map((one) => [one.at, one.reason, one.payload]),
  ),
)}
${section(
  'What connected systems sent about her',
  table(
    ['When', 'From', 'As sent'],
    found.received.map((one) => [one.at, one.from, one.payload]),
  ),
)}
${section(
  'Which systems were told of her',
  table(
    ['When', 'Of what', 'Who', 'State'],
    found.told.map((one) => [one.at, one.happening, one.to, one.state]),
  ),
)}
</body></html>
`
}
