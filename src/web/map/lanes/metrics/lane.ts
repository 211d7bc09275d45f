/** NPS, CSAT, CES and ratings where they were asked. */
import { IconClipboardText } from '@tabler/icons-react'
import { lane } from '../lane.ts'

export const metricsLane = lane({
  id: 'metrics',
  title: 'CX metrics',
  icon: IconClipboardText,
  about: () => '± interval, n answers',
})
