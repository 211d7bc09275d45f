/** What people remember of an experience: the mean of its most intense moment and its last (Kahneman). */

/** Of two equally intense moments the later counts. Null without a reading. */
export function peakEnd(scores: readonly number[]): { peak: number; end: number; index: number } | null {
  const end = scores.at(-1)
  if (end === undefined) return null
  const peak = scores.reduce((top, score) => (Math.abs(score) >= Math.abs(top) ? score : top), 0)
  return { peak, end, index: (peak + end) / 2 }
}
