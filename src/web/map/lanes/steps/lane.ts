/** The steps, and how many did each. */
import { IconListDetails } from '@tabler/icons-react'
import { lane } from '../lane.ts'

export const stepsLane = lane({
  id: 'steps',
  title: 'Steps',
  icon: IconListDetails,
  about: ({ map }) =>
    map.design.follow === 'customer' ? 'customers who did it' : `${map.design.follow}s that did it`,
  stays: true,
})
