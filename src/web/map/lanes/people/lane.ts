/** One dot per open journey, at the step where it stands. */
import { IconUsers } from '@tabler/icons-react'
import { lane } from '../lane.ts'

export const peopleLane = lane({
  id: 'people',
  title: 'Here now',
  icon: IconUsers,
  about: () => 'each at the last step so far',
  zooms: ['customers'],
})
