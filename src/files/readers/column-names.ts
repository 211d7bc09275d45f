/** Gives every column a name of its own: blank ones a number, repeated ones a suffix. */
export function columnNames(header: readonly string[]): string[] {
  const taken = new Set<string>()
  return header.map((cell, index) => {
    const wanted = cell.replaceAll('\0', '').trim().slice(0, 200) || `column ${index + 1}`
    let name = wanted
    for (let n = 2; taken.has(name); n++) name = `${wanted} ${n}`
    taken.add(name)
    return name
  })
}
