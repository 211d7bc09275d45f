/** Errors that a caller can act on: a stable code, a sentence that says what to do next, facts. */

/** Every code the product can answer with, and the HTTP status it maps to. */
export const errorCatalogue = {
  'request.invalid': 400,
  'request.too-large': 413,
  'request.not-json': 400,
  'request.not-found': 404,
  'request.unsupported-content': 415,
  'request.foreign-host': 403,
  'request.foreign-origin': 403,
  'request.rate-limited': 429,
  'request.conflict': 409,
  'request.precondition-failed': 412,
  'ingest.no-key': 401,
  'ingest.unknown-key': 401,
  'ingest.busy': 503,
  'ingest.too-many-items': 413,
  'ingest.store-failed': 503,
  'import.not-found': 404,
  'import.file-unreadable': 422,
  'import.column-missing': 422,
  'import.empty': 422,
  'import.too-large': 422,
  'import.password-protected': 422,
  'import.old-spreadsheet': 422,
  'import.sheet-missing': 422,
  'import.already-running': 409,
  'import.not-undoable': 409,
  'import.undecided': 409,
  'import.field-exists': 409,
  'import.cancelled': 409,
  'map.not-found': 404,
  'map.invalid': 422,
  'map.no-data': 422,
  'map.unknown-number': 404,
  'touchpoint.not-found': 404,
  'touchpoint.invalid': 422,
  'customer.not-found': 404,
  'record.not-found': 404,
  'record.invalid': 422,
  'record.conflict': 409,
  'record.changed': 412,
  'record.unknown-field': 422,
  'record.in-use': 409,
  'record.erased': 409,
  'undo.not-found': 404,
  'undo.not-possible': 409,
  'identity.same-customer': 409,
  'identity.limit-reached': 409,
  'identity.merge-not-found': 404,
  'erasure.not-found': 404,
  'erasure.not-confirmed': 409,
  'warning.not-found': 404,
  'key.not-found': 404,
  'segment.invalid': 422,
  'funnel.invalid': 422,
  'query.too-big': 422,
  'query.failed': 500,
  // Nobody is there to read this one: the number is the one proxies log for a caller who left.
  'query.cancelled': 499,
  'connection.not-found': 404,
  'connection.invalid': 422,
  'connection.failed': 502,
  'connection.paused': 409,
  'connection.row-too-large': 422,
  'connection.removing': 409,
  'connection.shared-source': 409,
  'hook.not-signed': 401,
  'access.not-signed-in': 401,
  'access.not-allowed': 403,
  'access.proof-needed': 403,
  'access.withdrawn': 403,
  'access.wrong-credentials': 401,
  'access.wait': 429,
  'access.link-invalid': 410,
  'access.link-void': 410,
  'access.already-set-up': 409,
  'access.email-taken': 409,
  'access.last-admin': 409,
  'access.not-found': 404,
  'access.unknown-key': 401,
  'access.not-configured': 404,
  'access.provider-away': 503,
  'webhook.not-found': 404,
  'net.refused': 422,
  'net.failed': 502,
  'store.locked': 503,
  'store.unreachable': 503,
  'store.disk-full': 507,
  'store.damaged': 503,
  'store.newer': 503,
  'store.migration-changed': 503,
  'store.extension-missing': 503,
  'server.internal': 500,
} as const

export type ErrorCode = keyof typeof errorCatalogue

export class AppError extends Error {
  readonly code: ErrorCode
  readonly facts: Record<string, unknown>
  constructor(code: ErrorCode, message: string, facts: Record<string, unknown> = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'AppError'
    this.code = code
    this.facts = facts
  }
  get status(): number {
    return errorCatalogue[this.code]
  }
}

/** `message` says what is wrong, where, and what to do next. */
export const appError = (
  code: ErrorCode,
  message: string,
  facts: Record<string, unknown> = {},
  cause?: unknown,
): AppError => new AppError(code, message, facts, cause)
