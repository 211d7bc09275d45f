/** How sure the feelings above are. */
import { IconShieldCheck } from '@tabler/icons-react'
import { evidenceOf } from '../../evidence-of.ts'
import { lane } from '../lane.ts'

export const evidenceLane = lane({
  id: 'evidence',
  title: 'Evidence',
  icon: IconShieldCheck,
  about: ({ steps }) => {
    const kinds = steps.map(evidenceOf)
    const of = (kind: string) => kinds.filter((each) => each === kind).length
    return `${of('data')} data, ${of('mixed')} mixed, ${of('assumption')} assumed`
  },
  backstage: true,
})
