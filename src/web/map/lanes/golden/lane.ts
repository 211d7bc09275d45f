/** What delights. */
import { IconStar } from '@tabler/icons-react'
import { lane } from '../lane.ts'

export const goldenLane = lane({
  id: 'golden',
  title: 'Golden moments',
  icon: IconStar,
  about: () => 'same ranking',
})
