/** The band of stages on top of the board. */
import { IconLayoutColumns } from '@tabler/icons-react'
import { lane } from '../lane.ts'

export const stagesLane = lane({
  id: 'stages',
  title: 'Stages',
  icon: IconLayoutColumns,
  about: ({ map }) => `${map.design.follow}s, share going on, median time`,
  stays: true,
})
