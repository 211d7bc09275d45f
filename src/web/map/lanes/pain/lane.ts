/** Where it hurts. */
import { IconBolt } from '@tabler/icons-react'
import { lane } from '../lane.ts'

export const painLane = lane({
  id: 'pain',
  title: 'Pain points',
  icon: IconBolt,
  about: () => 'ranked by reach × effect × sureness',
})
