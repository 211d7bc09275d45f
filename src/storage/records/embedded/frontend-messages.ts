/** Cuts the bytes that a PostgreSQL client sends into whole messages. */

const terminate = 'X'.charCodeAt(0)

/** `take` returns the complete messages among all bytes so far; what is cut short waits for the next bytes. */
export function frontendMessages() {
  let rest: Uint8Array = new Uint8Array(0)
  let started = false
  return {
    take(bytes: Uint8Array): Uint8Array {
      const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes])
      const view = new DataView(all.buffer, all.byteOffset, all.byteLength)
      let end = 0
      for (;;) {
        // Every message but the first has a type byte before its length.
        const lengthAt = started ? end + 1 : end
        if (lengthAt + 4 > all.length) break
        const next = lengthAt + view.getUint32(lengthAt)
        if (next > all.length) break
        // The engine would shut down on a goodbye; sessions come and go, it stays.
        if (started && all[end] === terminate) {
          rest = new Uint8Array(0)
          return all.subarray(0, end)
        }
        started = true
        end = next
      }
      rest = all.slice(end)
      return all.subarray(0, end)
    },
  }
}
