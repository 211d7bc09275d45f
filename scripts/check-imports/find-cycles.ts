/** Finds the rings of files that import each other, by Tarjan's strongly connected components. */

/** Each ring once, as its files in the order they were met. */
export function findCycles(imports: Map<string, string[]>): string[][] {
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const isOpen = new Set<string>()
  const cycles: string[][] = []

  const visit = (file: string): void => {
    order.set(file, order.size)
    lowest.set(file, order.size - 1)
    open.push(file)
    isOpen.add(file)
    for (const next of imports.get(file) ?? []) {
      if (!order.has(next)) visit(next)
      else if (!isOpen.has(next)) continue
      const reached = order.has(next) && isOpen.has(next) ? (lowest.get(next) ?? 0) : Number.POSITIVE_INFINITY
      lowest.set(file, Math.min(lowest.get(file) ?? 0, reached))
    }
    if (lowest.get(file) !== order.get(file)) return
    const ring = open.splice(open.indexOf(file))
    for (const member of ring) isOpen.delete(member)
    if (ring.length > 1 || imports.get(file)?.includes(file)) cycles.push(ring)
  }
  for (const file of imports.keys()) if (!order.has(file)) visit(file)
  return cycles
}
