/** Whether a text can be one e-mail address. Unusual ones are taken: what a mail server takes is its own affair. */

const quotedName = /^"[^"\r\n]+"$/
const plainName = /^[^\s@"<>,;:()[\]\\]+$/
const domain = /^(?:[^\s@"<>,;:()[\]\\]+|\[[0-9A-Za-z.:]+\])$/

export function isEmailAddress(text: string): boolean {
  const at = text.lastIndexOf('@')
  const name = text.slice(0, at)
  return at > 0 && (plainName.test(name) || quotedName.test(name)) && domain.test(text.slice(at + 1))
}

/** The address in "Anna Bauer <anna@example.com>" and in "mailto:anna@example.com"; else the text as it is. */
export function plainAddress(text: string): string {
  const inner = /^[^<>]*<([^<>]+)>$/.exec(text.trim())?.[1] ?? text
  return inner.trim().replace(/^mailto:/i, '')
}
