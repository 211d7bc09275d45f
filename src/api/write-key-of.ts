/** Finds the write key in a request: Basic user name, Bearer token, query or body, in this order. */
import type { FastifyRequest } from 'fastify'

const maxKeyLength = 200

const fromHeader = (header: string | undefined): string | undefined => {
  const [scheme, value] = header?.split(' ') ?? []
  if (!scheme || !value) return undefined
  if (scheme.toLowerCase() === 'bearer') return value
  if (scheme.toLowerCase() !== 'basic') return undefined
  return Buffer.from(value, 'base64').toString('utf8').split(':')[0]
}

export const writeKeyOf = (request: FastifyRequest, inBody: unknown): string | undefined => {
  const { writeKey } = request.query as { writeKey?: string }
  const key =
    fromHeader(request.headers.authorization) || writeKey || (typeof inBody === 'string' ? inBody : undefined)
  return key && key.length <= maxKeyLength ? key : undefined
}
