/** Reads a request body as JSON: bounded in depth, never through a prototype. */
import { appError } from '../model/app-error.ts'
import { depthOf } from './guard-text.ts'

/** `__proto__` and `constructor.prototype` keys of a sender must not reach any object of ours. */
const withoutPrototypeKeys = (key: string, value: unknown): unknown =>
  key === '__proto__' ? undefined : value

export const parseJson = (body: Buffer, maxDepth: number): unknown => {
  if (body.length === 0) throw appError('request.not-json', 'The body is empty. Send a JSON object.')
  if (depthOf(body) > maxDepth)
    throw appError('request.invalid', `The body is nested deeper than ${maxDepth} levels. Make it flatter.`)
  const text = body.toString('utf8').replace(/^\ufeff/, '')
  try {
    return text.includes('__proto__') ? JSON.parse(text, withoutPrototypeKeys) : JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : ''
    throw appError('request.not-json', `The body is not valid JSON: ${reason}. Check quotes and commas.`)
  }
}
