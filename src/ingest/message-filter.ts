/** Says of most message hashes at once that they were never seen; a Bloom filter of fixed size. */

const bitsPerMessage = 16
const probes = 4

/** A hash is cut in two in place, since arithmetic with bigints makes a new one each time. */
const whole = new BigUint64Array([1n])
const halves = new Uint32Array(whole.buffer)
const [lowHalf, highHalf] = halves[0] === 1 ? [0, 1] : [1, 0]

export class MessageFilter {
  readonly capacity: number
  readonly #words: Uint32Array
  readonly #bits: number
  #size = 0

  constructor(capacity: number) {
    this.capacity = capacity
    this.#words = new Uint32Array(Math.ceil((capacity * bitsPerMessage) / 32))
    this.#bits = this.#words.length * 32
  }

  get size(): number {
    return this.#size
  }

  // The hash is uniform already, so its two halves serve as the two hash functions.
  addHalves(low: number, high: number): void {
    const step = (high | 1) >>> 0
    for (let probe = 0; probe < probes; probe++) {
      const bit = (low + probe * step) % this.#bits
      const word = Math.floor(bit / 32)
      this.#words[word] = (this.#words[word] ?? 0) | (1 << (bit % 32))
    }
    this.#size++
  }

  add(hash: bigint): void {
    whole[0] = hash
    this.addHalves(halves[lowHalf] ?? 0, halves[highHalf] ?? 0)
  }

  /** Never false for a hash that was added; true by chance for one in a few hundred others. */
  mayHave(hash: bigint): boolean {
    whole[0] = hash
    const low = halves[lowHalf] ?? 0
    const step = ((halves[highHalf] ?? 0) | 1) >>> 0
    for (let probe = 0; probe < probes; probe++) {
      const bit = (low + probe * step) % this.#bits
      if (((this.#words[Math.floor(bit / 32)] ?? 0) & (1 << (bit % 32))) === 0) return false
    }
    return true
  }
}
