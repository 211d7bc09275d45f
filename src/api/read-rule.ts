/** Reads a rule that travels as JSON in the address. */
import { appError } from '../model/app-error.ts'
import { AskedRule, type SegmentRule } from '../model/segment.ts'
import { depthOf } from './guard-text.ts'

const maxDepth = 64

/** `where`: the parameter that holds it. */
export const readRule = (json: string, where: string): SegmentRule => {
  const refuse = (reason: string) =>
    appError('segment.invalid', `The rule cannot be read: ${reason}`, { where })
  if (depthOf(Buffer.from(json)) > maxDepth)
    throw refuse(`it is nested deeper than ${maxDepth} levels. Make it flatter.`)
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw refuse('it is not JSON.')
  }
  const parsed = AskedRule.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw refuse(`${issue?.path.join('.') || 'it'} ${issue?.message ?? 'is not valid'}.`)
  }
  return parsed.data
}
