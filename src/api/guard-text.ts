/** Refuses text that no database can keep (NUL characters, half characters) and JSON nested beyond reason. */
import type { FastifyRequest } from 'fastify'
import { appError } from '../model/app-error.ts'

const storable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

/** The path of the first text that cannot be kept, or undefined. Depth is bounded when the body is parsed. */
const findUnstorable = (value: unknown, path: string): string | undefined => {
  if (typeof value === 'string') return storable(value) ? undefined : path
  if (value === null || typeof value !== 'object') return undefined
  for (const [key, child] of Object.entries(value)) {
    const found = storable(key) ? findUnstorable(child, `${path}.${key}`) : path
    if (found) return found
  }
  return undefined
}

export const refuseUnstorableText = async (request: FastifyRequest): Promise<void> => {
  const { body } = request
  const isStream = typeof body === 'object' && body !== null && 'pipe' in body
  const where =
    findUnstorable(request.params, 'params') ??
    findUnstorable(request.query, 'querystring') ??
    (isStream ? undefined : findUnstorable(body, 'body'))
  if (where)
    throw appError('request.invalid', `${where} contains a NUL or a broken character. Remove it.`, { where })
}

const [quote, backslash, openList, closeList, openObject, closeObject] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d]

/** Position of the quote that ends the text begun at `start`. Texts are short: a native search would cost more than it saves. */
const endOfText = (json: Buffer, start: number): number => {
  let end = start + 1
  for (; end < json.length && json[end] !== quote; end += 1) if (json[end] === backslash) end += 1
  return end
}

/** Depth of the deepest array or object, read from the bytes; parsing or storing deeper input exhausts the stack. */
export const depthOf = (json: Buffer): number => {
  let depth = 0
  let deepest = 0
  for (let index = 0; index < json.length; index += 1) {
    const byte = json[index]
    if (byte === quote) index = endOfText(json, index)
    else if (byte === openObject || byte === openList) {
      depth += 1
      if (depth > deepest) deepest = depth
    } else if (byte === closeObject || byte === closeList) depth -= 1
  }
  return deepest
}
