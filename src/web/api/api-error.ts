/** An answer of the server that is not a success: what went wrong and what to do next. */

export type Problem = {
  type?: string
  title?: string
  status?: number
  code?: string
  detail?: string
  where?: string
  facts?: Record<string, unknown>
}

export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly facts: Record<string, unknown>
  constructor(status: number, problem: Problem) {
    super(problem.detail ?? problem.title ?? `The server answered ${status}.`)
    this.name = 'ApiError'
    this.status = status
    this.code = problem.code ?? 'server.unknown'
    this.facts = problem.facts ?? {}
  }
}

/** In the words of the browsers; any other error of this type is a fault of the page and must not blame the server. */
const isUnreached = (error: unknown): boolean =>
  error instanceof TypeError && /fetch|network|load failed/i.test(error.message)

/** What to tell a person about any failure. */
export function failureText(error: unknown): string {
  if (error instanceof ApiError) return error.message
  if (isUnreached(error)) return 'The server cannot be reached. Check that Waymark is running.'
  return error instanceof Error ? error.message : 'Something unexpected happened.'
}
