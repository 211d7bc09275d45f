/** Changing the design of a map. */
export function MapEditPage() {
  return null
}
