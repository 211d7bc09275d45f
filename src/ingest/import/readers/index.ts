import { csv } from './csv.ts'
import type { Reader } from './reader.ts'

/** Asked in this order; CSV takes whatever nobody else knows. */
export const readers: readonly Reader[] = [csv]
