/** Waits until this process has nothing to do any more, as in a server that has been running for a while. */
const lookEveryMs = 1_000
const quietLooks = 5
/** Of one processor. */
const quietShare = 0.08
const atMostMs = 10 * 60_000

/** Answers how long that took, in ms. */
export async function untilQuiet(): Promise<number> {
  const started = performance.now()
  for (let quiet = 0; quiet < quietLooks; ) {
    if (performance.now() - started > atMostMs)
      throw new Error('This process did not come to rest within ten minutes, so nothing can be measured.')
    const [before, at] = [process.cpuUsage(), performance.now()]
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
    const { user, system } = process.cpuUsage(before)
    const share = (user + system) / 1000 / (performance.now() - at)
    quiet = share < quietShare ? quiet + 1 : 0
  }
  return performance.now() - started
}
