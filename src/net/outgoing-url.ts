/** Reads an address that somebody typed into what may be called, and what its credentials are. */
import { appError } from '../model/app-error.ts'

export type OutgoingUrl = { url: URL; authorization: string | undefined }

const refused = (message: string) => appError('net.refused', message)

const longestUrl = 2000

export const outgoingUrl = (text: string, base?: URL): OutgoingUrl => {
  const url = URL.parse(text, base)
  if (!url || text.length > longestUrl)
    throw refused('This is no address that can be called. Write it like https://shop.example.com/hook.')
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw refused(`Waymark calls http and https addresses only, not ${url.protocol}//.`)
  const authorization = authorizationOf(url)
  url.username = ''
  url.password = ''
  url.hash = ''
  return { url, authorization }
}

const authorizationOf = ({ username, password }: URL): string | undefined => {
  if (username === '' && password === '') return undefined
  const plain = `${decodeText(username)}:${decodeText(password)}`
  return `Basic ${Buffer.from(plain).toString('base64')}`
}

/** A stray % in a password is meant as it stands. */
const decodeText = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
