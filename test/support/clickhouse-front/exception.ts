/** What went wrong in the engine, as a ClickHouse server says it over HTTP: a code, a name and a status. */

export class ClickHouseException extends Error {
  readonly code: number

  constructor(code: number, type: string, message: string) {
    super(`Code: ${code}. DB::Exception: ${message}. (${type})`)
    this.code = code
  }
}

/** The engine's own text already starts with its code; anything else is our fault and says so. */
export function readException(error: unknown): ClickHouseException | Error {
  if (!(error instanceof Error)) return new Error(String(error))
  const code = /Code: (\d+)\. DB::Exception: /.exec(error.message)?.[1]
  if (code === undefined || error instanceof ClickHouseException) return error
  return Object.assign(new ClickHouseException(Number(code), '', ''), { message: error.message })
}

/** As in the server's table of codes: the caller's mistakes are 4xx, the rest 500. */
export function httpStatus(code: number): number {
  if ([192, 193, 194, 516].includes(code)) return 403
  if ([60, 81, 46, 141, 50, 63, 73, 115].includes(code)) return 404
  if ([62, 6, 27, 33, 36, 41, 42, 43, 47, 53, 69, 70, 72, 130, 131, 132, 158, 386, 456, 457].includes(code))
    return 400
  if (code === 159) return 408
  if (code === 202) return 503
  return 500
}
