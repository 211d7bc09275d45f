/** A short id that no other stage or step of a map has. */
export const freshId = (): string => crypto.randomUUID().slice(0, 8)
