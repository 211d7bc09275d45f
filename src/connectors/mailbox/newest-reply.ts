/** Of a mail only what its writer wrote now: without the mail it answers, and without the signature. */

const attributions = [
  /^(on|am|le|el|il|op|den|em)\b.{4,300}\b(wrote|schrieb|geschrieben|écrit|a écrit|escribió|ha scritto|schreef|skrev|escreveu)\b.{0,60}:\s*$/i,
  /^.{2,200}<[^<>\s@]+@[^<>\s@]+>.{0,40}(wrote|schrieb|a écrit|escribió|ha scritto|schreef)\s*:\s*$/i,
  /^\s*-{2,}\s*(original message|ursprüngliche nachricht|original-nachricht|message d'origine|mensaje original|messaggio originale|forwarded message|weitergeleitete nachricht)\s*-{2,}\s*$/i,
]
const headerStart = /^\s*\*?(from|von|de|da|van)\s*:\*?\s*\S/i
const headerNext =
  /^\s*\*?(sent|date|to|subject|gesendet|datum|an|betreff|envoyé|à|objet|enviado|para|asunto|cc)\s*:\*?/i
const signature = /^-- ?$/
const sentFrom =
  /^\s*(sent from my|von meinem|gesendet von|envoyé de mon|enviado desde mi|get outlook for|diese nachricht wurde von)\b.{0,80}$/i

/** Mail programs break the line "On … wrote:" in two. */
const joined = (lines: readonly string[], at: number): string =>
  `${lines[at] ?? ''} ${(lines[at + 1] ?? '').slice(0, longestLine)}`.trim()

/** Strangers write these lines: none is so long, and a longer one would only cost time. */
const longestLine = 1_000

function endsAt(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? ''
  if (line.length > longestLine) return false
  if (signature.test(line) || sentFrom.test(line)) return true
  if (attributions.some((pattern) => pattern.test(line.trim()))) return true
  const opens = /^(on|am|le|el|il|op)\b/i.test(line)
  if (opens && attributions.some((pattern) => pattern.test(joined(lines, at)))) return true
  return headerStart.test(line) && headerNext.test(lines[at + 1] ?? '')
}

export function newestReply(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const end = lines.findIndex((_line, at) => endsAt(lines, at))
  const own = (end < 0 ? lines : lines.slice(0, end)).filter((line) => !/^\s*>/.test(line))
  return own
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const quotedHtml =
  /<(blockquote\b|div[^<>]{0,150}\b(class="?[^"<>]{0,60}gmail_quote|id="?(appendonsend|divRplyFwdMsg)|class="?[^"<>]{0,60}moz-cite-prefix))/i

/** HTML marks what is quoted, so it is cut before the marks are lost. */
export function withoutQuotedHtml(html: string): string {
  const at = html.search(quotedHtml)
  return at > 0 ? html.slice(0, at) : html
}
