/** What the collection addresses allow that others do not: compressed bodies, and calls from any web page. */

import { PassThrough, pipeline, type Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { appError } from '../model/app-error.ts'

/** What libraries send, first and again; the star (older browsers do not know it) is for what they add one day. */
const allowedHeaders = [
  ...['authorization', 'content-type', 'content-encoding', 'anonymousid', 'sentat'],
  ...['x-retry-count', 'rsa-recovered', 'rsa-retry-attempt', 'rsa-retry-reason'],
  ...['rsa-since-last-attempt', 'rsa-since-first-attempt', '*'],
].join(', ')

/** Write keys are public and no cookie counts here, so any page may send; /api never does this. */
export const allowAnyPage = async (_request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  reply.headers({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': allowedHeaders,
    'access-control-expose-headers': 'retry-after',
    'access-control-max-age': '86400',
    'cross-origin-resource-policy': 'cross-origin',
  })
}

const unpackers: Record<string, () => Transform> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  identity: () => new PassThrough(),
}

type Counted = Readable & { receivedEncodedLength?: number }

export const unpackBody = async (
  request: FastifyRequest,
  _reply: FastifyReply,
  payload: Counted,
): Promise<Counted> => {
  const encoding = request.headers['content-encoding']?.trim().toLowerCase()
  if (!encoding) return payload
  const unpacker = unpackers[encoding]
  if (!unpacker)
    throw appError(
      'request.unsupported-content',
      `The content encoding "${encoding.slice(0, 50)}" is not understood. Send gzip, deflate, br or no compression.`,
      { where: 'headers.content-encoding' },
    )
  const unpacked: Counted = unpacker()
  // Fastify compares this with Content-Length, and the unpacked size with the body limit.
  unpacked.receivedEncodedLength = 0
  payload.on('data', (chunk: Buffer) => {
    unpacked.receivedEncodedLength = (unpacked.receivedEncodedLength ?? 0) + chunk.length
  })
  // Errors reach Fastify through the unpacked stream.
  pipeline(payload, unpacked as Transform, () => {})
  return unpacked
}
