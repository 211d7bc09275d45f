/** What keeps a design from being saved, in words. */
import { MapDesign } from '../../../model/journey-map.ts'

export function designProblems(design: MapDesign): string[] {
  const read = MapDesign.safeParse(tidied(design))
  if (read.success) return []
  const problems = read.error.issues.map(({ path, message, code }) => {
    const at = path.at(-1) === 'name' ? nameOf(design, path) : ''
    return at && (code === 'too_small' || code === 'invalid_type') ? `${at} needs a name.` : message
  })
  return [...new Set(problems)]
}

function nameOf(design: MapDesign, path: PropertyKey[]): string {
  if (path.length === 1) return 'The map'
  const stage = Number(path[1])
  if (path.length === 3) return `Stage ${stage + 1}`
  return `Step ${stage + 1}.${Number(path[3]) + 1} in ${design.stages[stage]?.name ?? 'its stage'}`
}

/** Lines left empty while typing are not expectations. */
export const tidied = (design: MapDesign): MapDesign => ({
  ...design,
  expectations: design.expectations.map((line) => line.trim()).filter(Boolean),
})
