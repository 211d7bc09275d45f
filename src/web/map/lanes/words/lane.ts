/** What people said, in their own words. */
import { IconQuote } from '@tabler/icons-react'
import { lane } from '../lane.ts'

export const wordsLane = lane({
  id: 'words',
  title: 'In their words',
  icon: IconQuote,
  about: () => 'one per stage',
})
