/** How sure it is that two records are one: weights of Fellegi and Sunter, added up. Pure; see docs/decisions/0041. */
import type { DuplicateReason, MergeableType } from '../../model/duplicate.ts'

type What = DuplicateReason['what']
type Agreement = DuplicateReason['agrees']

/** m: how often two records of one agree in this way; u: how often two of different ones do, by chance. */
type Odds = { m: number; u: number }
type Weights = Partial<Record<What, Partial<Record<Agreement, Odds>>>>

const weights: Record<MergeableType, Weights> = {
  customer: {
    email: { same: { m: 0.9, u: 0.00001 }, different: { m: 0.1, u: 0.99999 } },
    phone: { same: { m: 0.8, u: 0.0001 }, different: { m: 0.2, u: 0.9999 } },
    name: {
      same: { m: 0.75, u: 0.001 },
      near: { m: 0.15, u: 0.002 },
      alike: { m: 0.05, u: 0.01 },
      different: { m: 0.05, u: 0.987 },
    },
    company: { same: { m: 0.8, u: 0.01 }, different: { m: 0.2, u: 0.99 } },
    city: { same: { m: 0.8, u: 0.05 }, different: { m: 0.2, u: 0.95 } },
    birthday: { same: { m: 0.95, u: 0.00005 }, different: { m: 0.05, u: 0.99995 } },
    // Two devices say nothing: most people have several.
    device: { same: { m: 0.3, u: 0.0001 } },
  },
  company: {
    domain: { same: { m: 0.9, u: 0.00001 }, different: { m: 0.1, u: 0.99999 } },
    phone: { same: { m: 0.7, u: 0.0001 }, different: { m: 0.3, u: 0.9999 } },
    name: {
      same: { m: 0.7, u: 0.0005 },
      near: { m: 0.2, u: 0.001 },
      alike: { m: 0.07, u: 0.01 },
      different: { m: 0.03, u: 0.9885 },
    },
    city: { same: { m: 0.7, u: 0.05 }, different: { m: 0.3, u: 0.95 } },
  },
}

/** Of two records that have a key in common, one pair in a thousand was one before anything else is known. */
const priorBits = Math.log2(1 / 999)

/** Likeness by trigrams from which on two names are called so. */
const nameLevels: readonly [Agreement, number][] = [
  ['same', 0.999],
  ['near', 0.55],
  ['alike', 0.35],
]

/** Absent: one of them does not say. */
export type Compared = Partial<Record<Exclude<What, 'name'>, boolean>> & { name?: number }

const nameAgreement = (likeness: number): Agreement =>
  nameLevels.find(([, least]) => likeness >= least)?.[0] ?? 'different'

export function judge(
  type: MergeableType,
  compared: Compared,
): { score: number; reasons: DuplicateReason[] } {
  const reasons: DuplicateReason[] = []
  for (const [what, levels] of Object.entries(weights[type]) as [What, Weights[What]][]) {
    const found = compared[what]
    if (found === undefined) continue
    const agrees = typeof found === 'number' ? nameAgreement(found) : found ? 'same' : 'different'
    const odds = levels?.[agrees]
    if (odds) reasons.push({ what, agrees, bits: Math.round(Math.log2(odds.m / odds.u) * 10) / 10 })
  }
  const bits = reasons.reduce((sum, reason) => sum + reason.bits, priorBits)
  reasons.sort((a, b) => b.bits - a.bits)
  return { score: 1 / (1 + 2 ** -bits), reasons }
}

/** Surely below what counts as alike, also when the store rounds. */
export const leastLikeness = 0.34

/** Below this nobody is asked. */
export const leastScore = 0.5
