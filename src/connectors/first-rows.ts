/** The first rows of a file, for people who say what its columns are. */
import { fileRows } from '../files/file-rows.ts'
import { openFile } from '../files/open-file.ts'
import { AppError } from '../model/app-error.ts'
import type { ConnectedTable } from '../model/connected-rows.ts'
import type { Found } from './connector.ts'
import { ConnectorFailure } from './connector-failure.ts'

const rowsShown = 1_000
const mostSamples = 3

async function tableIn(path: string, name: string): Promise<ConnectedTable> {
  try {
    const file = await openFile(path, name, {})
    for await (const rows of fileRows(file, rowsShown))
      return {
        columns: file.columns,
        rows: rows.map(({ row, cells }) => ({ key: String(row), at: null, cells })),
      }
    return { columns: file.columns, rows: [] }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw new ConnectorFailure(error.message, 'Correct the file, or choose others.', error)
  }
}

/** With the columns and what stands in them; the rows themselves where they are to be records. */
export async function firstRows(
  path: string,
  name: string,
  brings: 'interactions' | 'records',
): Promise<Pick<Found, 'columns' | 'table'>> {
  const table = await tableIn(path, name)
  const samples = (at: number): string[] =>
    [...new Set(table.rows.map(({ cells }) => cells[at] ?? '').filter(Boolean))].slice(0, mostSamples)
  return {
    columns: table.columns.map((column, at) => ({ name: column, samples: samples(at) })),
    ...(brings === 'records' ? { table: { ...table, name } } : {}),
  }
}
