/** Why two records may be one, in words. */
import type { DuplicateReason } from '../../../model/duplicate.ts'

const things: Record<DuplicateReason['what'], string> = {
  email: 'e-mail address',
  phone: 'phone number',
  name: 'name',
  company: 'company',
  city: 'city',
  birthday: 'birthday',
  device: 'device',
  domain: 'web address',
}

export function reasonText({ what, agrees }: Pick<DuplicateReason, 'what' | 'agrees'>): string {
  if (what === 'device') return 'seen on one device'
  if (agrees === 'different') return `other ${things[what]}`
  return `${agrees === 'near' ? 'nearly the same' : agrees === 'alike' ? 'similar' : 'same'} ${things[what]}`
}

/** As sure as it is: never quite certain. */
export const scoreText = (score: number): string => `${Math.min(99, Math.round(score * 100))}%`
