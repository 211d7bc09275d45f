/** Says of whoever made a key or an invitation that she is no admin here any more. */
import type { Maker } from '../../../model/maker.ts'

export const makerText: Record<Exclude<Maker, 'admin'>, string> = {
  'no-admin': 'is no admin any more',
  disabled: 'is disabled',
  gone: 'is not here any more',
}

export function MakerChip({ maker }: { maker: Maker | null }) {
  if (maker === null || maker === 'admin') return null
  return <span className="chip warn">its maker {makerText[maker]}</span>
}
