/** How people feel, step by step. */
import { IconMoodSmile } from '@tabler/icons-react'
import { count } from '../../../parts/format.ts'
import { lane } from '../lane.ts'

export const emotionLane = lane({
  id: 'emotion',
  title: 'Emotion',
  icon: IconMoodSmile,
  about: ({ readings }) => `mean per step, ${count(readings)} readings`,
})
