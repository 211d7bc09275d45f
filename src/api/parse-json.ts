/** Reads a request body as JSON: bounded in depth, never through a prototype. */
import { appError } from '../model/app-error.ts'
import { depthOf } from './guard-text.ts'

/** Keys of a sender must not become the prototype of any object of ours. A letter can also be written by its number. */
const prototypeKey = /__proto__|\\u00(?:5f|70|72|6f|74)/i

const withoutPrototypeKeys = (key: string, value: unknown): unknown =>
  key === '__proto__' ? undefined : value

export const parseJson = (body: Buffer, maxDepth: number): unknown => {
  if (body.length === 0) throw appError('request.not-json', 'The body is empty. Send a JSON object.')
  if (depthOf(body) > maxDepth)
    throw appError('request.invalid', `The body is nested deeper than ${maxDepth} levels. Make it flatter.`)
  const text = body.toString('utf8').replace(/^\ufeff/, '')
  try {
    return prototypeKey.test(text) ? JSON.parse(text, withoutPrototypeKeys) : JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : ''
    throw appError('request.not-json', `The body is not valid JSON: ${reason}. Check quotes and commas.`)
  }
}
