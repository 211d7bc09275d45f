/** How a reader that needs the whole file calls what it unpacks beside it. */
export const unpackedName = (path: string, id: string): string => `${path}.${id}.unpacked`
export const isUnpackedOf = (name: string, other: string): boolean =>
  other.startsWith(`${name}.`) && other.endsWith('.unpacked')
