/** A browser's long name for itself, in two words. */

const browsers: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/HeadlessChrome\/|Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: readonly [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Linux/, 'Linux'],
]

const nameIn = (text: string, names: readonly [RegExp, string][]): string | undefined =>
  names.find(([sign]) => sign.test(text))?.[1]

export const browserName = (agent: string): string => {
  const browser = nameIn(agent, browsers)
  const system = nameIn(agent, systems)
  if (browser && system) return `${browser} on ${system}`
  return browser ?? system ?? (agent.slice(0, 40) || 'Unknown program')
}
