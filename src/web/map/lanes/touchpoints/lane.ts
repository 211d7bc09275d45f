/** The channels used at each step. */
import { IconAccessPoint } from '@tabler/icons-react'
import { lane } from '../lane.ts'

export const touchpointsLane = lane({
  id: 'touchpoints',
  title: 'Touchpoints',
  icon: IconAccessPoint,
  about: ({ map }) => `${map.design.follow}s by channel`,
})
