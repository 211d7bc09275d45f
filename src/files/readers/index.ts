import { csv } from './csv.ts'
import { ndjson } from './ndjson.ts'
import { parquet } from './parquet.ts'
import type { Reader } from './reader.ts'
import { xes } from './xes.ts'
import { xlsx } from './xlsx/xlsx.ts'

/** Asked in this order; CSV takes whatever nobody else knows. */
export const readers: readonly Reader[] = [parquet, xlsx, xes, ndjson, csv]
