/** One dot per open journey, at the step where it stands. */
import { IconUsers } from '@tabler/icons-react'
import { perDot } from '../../geometry/people-dots.ts'
import { lane } from '../lane.ts'

export const peopleLane = lane({
  id: 'people',
  title: 'Here now',
  icon: IconUsers,
  about: ({ open, map }) => {
    const each = perDot(open.n)
    return `at the last step so far; a dot is ${each === 1 ? `one ${map.design.follow}` : `${each} ${map.design.follow}s`}`
  },
  zooms: ['customers'],
})
