/** Cuts the bytes that a PostgreSQL client sends into whole messages. */

const terminate = 'X'.charCodeAt(0)
const sync = 'S'.charCodeAt(0)
const simpleQuery = 'Q'.charCodeAt(0)

/** `awaitsReady`: the client now waits until the server says that it is ready for the next query. */
export type Messages = { bytes: Uint8Array; awaitsReady: boolean }

/** `take` returns the complete messages among all bytes so far; what is cut short waits for the next bytes. */
export function frontendMessages() {
  let rest: Uint8Array = new Uint8Array(0)
  let started = false
  return {
    take(bytes: Uint8Array): Messages {
      const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes])
      const view = new DataView(all.buffer, all.byteOffset, all.byteLength)
      let end = 0
      let awaitsReady = false
      for (;;) {
        // Every message but the first has a type byte before its length.
        const type = started ? all[end] : sync
        const lengthAt = started ? end + 1 : end
        // The engine would shut down on a goodbye; sessions come and go, it stays.
        if (type === terminate || lengthAt + 4 > all.length) break
        const next = lengthAt + view.getUint32(lengthAt)
        if (next > all.length) break
        awaitsReady = type === sync || type === simpleQuery
        started = true
        end = next
      }
      rest = all.slice(end)
      return { bytes: all.subarray(0, end), awaitsReady }
    },
  }
}
