/** The one place that turns an error into an HTTP answer: application/problem+json with a stable code. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { AppError, appError, type ErrorCode } from '../model/app-error.ts'

export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string().describe('stable; branch on this'),
  detail: z.string().describe('what is wrong and what to do next'),
  where: z.string().optional().describe('the field, e.g. "body.stages.0.name"'),
  facts: z.record(z.string(), z.unknown()).optional(),
})
export type Problem = z.infer<typeof Problem>

export const problemOf = (error: AppError): Problem => {
  const { where, ...facts } = error.facts
  return {
    type: `urn:waymark:${error.code}`,
    title: error.code.replace(/[.-]/g, ' '),
    status: error.status,
    code: error.code,
    detail: error.message,
    ...(typeof where === 'string' ? { where } : {}),
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
  }
}

/** What Fastify and Node report by themselves, in our words. */
const frameworkErrors: Record<string, [ErrorCode, string]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [
    'request.too-large',
    'The body is larger than this address accepts. Send it in parts.',
  ],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'request.unsupported-content',
    'This content type is not understood here. Send application/json.',
  ],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['request.not-json', 'The body is empty. Send a JSON object.'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['request.not-json', 'The body is not valid JSON. Check quotes and commas.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    'request.invalid',
    'The body is shorter or longer than Content-Length says.',
  ],
  FST_ERR_BAD_URL: [
    'request.invalid',
    'The address contains a percent sign that is not part of a code such as %20.',
  ],
  FST_ERR_MAX_PARAM_LENGTH: ['request.not-found', 'The address is too long to be one of ours.'],
  FST_ERR_ASYNC_CONSTRAINT: ['request.invalid', 'The request cannot be read.'],
  FST_INVALID_MULTIPART_CONTENT_TYPE: [
    'request.unsupported-content',
    'A file is expected here. Send it as multipart/form-data or application/octet-stream.',
  ],
  FST_REQ_FILE_TOO_LARGE: ['request.too-large', 'The file is larger than this server accepts. Split it.'],
  FST_FILES_LIMIT: ['request.invalid', 'Send one file at a time.'],
  FST_PARTS_LIMIT: ['request.invalid', 'The form has too many parts. Send one file and nothing else.'],
  FST_FIELDS_LIMIT: ['request.invalid', 'The form has too many fields. Send one file and nothing else.'],
  ECONNRESET: ['request.invalid', 'The connection ended before the body was complete. Send it again.'],
  ERR_STREAM_PREMATURE_CLOSE: [
    'request.invalid',
    'The connection ended before the body was complete. Send it again.',
  ],
  Z_DATA_ERROR: [
    'request.invalid',
    'The body says it is compressed but cannot be unpacked. Compress it again or send it plain.',
  ],
  Z_BUF_ERROR: ['request.invalid', 'The compressed body ends too early. Send it again.'],
}

const unreadable = (error: FastifyError): AppError | undefined => {
  const known = frameworkErrors[error.code]
  if (known) return appError(known[0], known[1])
  const status = error.statusCode ?? 500
  if (status === 429) return appError('request.rate-limited', error.message)
  if (status === 413) return appError('request.too-large', error.message)
  if (status === 415) return appError('request.unsupported-content', error.message)
  if (status === 404) return appError('request.not-found', error.message)
  if (status >= 400 && status < 500) return appError('request.invalid', error.message)
}

const invalidFields = (error: FastifyError): AppError => {
  const fields = (error.validation ?? []).slice(0, 20).map((issue) => ({
    where: `${error.validationContext ?? 'body'}${issue.instancePath.replaceAll('/', '.').replace(/\.$/, '')}`,
    message: issue.message ?? 'is not valid',
  }))
  const [first] = fields
  return appError(
    'request.invalid',
    `${first?.where ?? 'The request'}: ${first?.message ?? 'is not valid'}`,
    {
      where: first?.where,
      fields,
    },
  )
}

const toAppError = (error: unknown): AppError => {
  if (error instanceof AppError) return error
  if (hasZodFastifySchemaValidationErrors(error)) return invalidFields(error as FastifyError)
  const readable = error instanceof Error ? unreadable(error as FastifyError) : undefined
  return (
    readable ??
    appError(
      'server.internal',
      'Something went wrong inside Waymark; nothing was changed by this request unless it says so. Try again; if it stays, the log of the server has the reason.',
      {},
      error,
    )
  )
}

export const answerProblem = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
  const known = toAppError(error)
  // A caller who has left is nobody's trouble.
  const gone = reply.raw.destroyed
  if (known.status >= 500 && known.code !== 'ingest.busy' && !gone)
    request.log.error(
      { err: known.cause ?? known, code: known.code, url: request.url.split('?')[0] },
      'request failed',
    )
  const { retryAfterSeconds, version } = known.facts
  if (known.status === 429 || known.status === 503)
    reply.header(
      'retry-after',
      String(typeof retryAfterSeconds === 'number' ? Math.max(1, Math.ceil(retryAfterSeconds)) : 1),
    )
  if (typeof version === 'number') reply.header('etag', `"${version}"`)
  return reply
    .code(known.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(problemOf(known))
}
