/** Reads a rule that travels as JSON in the address. */
import { appError } from '../model/app-error.ts'
import { SegmentRule } from '../model/segment.ts'
import { depthOf } from './guard-text.ts'

const maxRules = 200
const maxDepth = 64

const countRules = (rule: SegmentRule): number => {
  switch (rule.kind) {
    case 'all':
    case 'any':
      return 1 + rule.rules.reduce((sum, child) => sum + countRules(child), 0)
    case 'not':
      return 1 + countRules(rule.rule)
    default:
      return 1
  }
}

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
  const parsed = SegmentRule.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw refuse(`${issue?.path.join('.') || 'the rule'}: ${issue?.message ?? 'is not valid'}.`)
  }
  if (countRules(parsed.data) > maxRules) throw refuse(`it has more than ${maxRules} rules. Use fewer.`)
  return parsed.data
}
