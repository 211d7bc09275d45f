/** Which department answers for which steps, and how long customers wait where one hands over to the next. */
import { IconUsersGroup } from '@tabler/icons-react'
import { lane } from '../lane.ts'

export const ownershipLane = lane({
  id: 'ownership',
  title: 'Ownership',
  icon: IconUsersGroup,
  about: () => 'flag: median wait at a hand-over',
  backstage: true,
})
