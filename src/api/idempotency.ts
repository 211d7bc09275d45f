/** Idempotency-Key: a creating request that is sent twice is done once and answered twice with the same words. */
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { appError } from '../model/app-error.ts'
import type { App } from './app.ts'

// Kept in memory: it covers the retry after a lost answer. After a restart a key is new again.
const keptMs = 24 * 3600 * 1000
const keptAnswers = 2000
/** All of them together: whoever may make large answers must not fill the memory with them. */
const keptCharacters = 32 * 1024 * 1024
const maxKeyLength = 200

type Answer =
  | { kind: 'running'; body: string; at: number }
  | {
      kind: 'done'
      body: string
      at: number
      status: number
      headers: Record<string, string>
      payload: string
    }

const keptHeaders = ['content-type', 'etag', 'location']

const hashOf = (body: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(body) ?? '')
    .digest('hex')

const keyOf = (request: FastifyRequest): string | undefined => {
  const key = request.headers['idempotency-key']
  if (request.method !== 'POST' || typeof key !== 'string' || key === '') return undefined
  if (key.length > maxKeyLength)
    throw appError('request.invalid', `An Idempotency-Key has at most ${maxKeyLength} characters.`, {
      where: 'headers.idempotency-key',
    })
  const { caller } = request
  // Nobody else may be answered with what one caller was told; whoever signs in is nobody yet.
  if (caller.kind === 'nobody') return undefined
  return `${caller.kind} ${caller.id} ${request.url} ${key}`
}

/** `onErased`: who was erased may stand in an answer, so all are forgotten. */
export const answerOnce = (
  app: App,
  onErased: (listener: () => void) => void,
  now: () => number = Date.now,
): void => {
  const answers = new Map<string, Answer>()
  let characters = 0
  onErased(() => {
    answers.clear()
    characters = 0
  })
  const owned = new WeakMap<FastifyRequest, string>()

  const dropOld = () => {
    for (const [key, answer] of answers) {
      const isRoom = answers.size <= keptAnswers && characters <= keptCharacters
      if (isRoom && now() - answer.at < keptMs) return
      answers.delete(key)
      if (answer.kind === 'done') characters -= answer.payload.length
    }
  }

  app.addHook('preHandler', async (request: FastifyRequest, reply: FastifyReply) => {
    const key = keyOf(request)
    if (!key) return
    dropOld()
    // A streamed upload cannot be compared; its address and key must do.
    const isStream = typeof request.body === 'object' && request.body !== null && 'pipe' in request.body
    const body = isStream ? '' : hashOf(request.body)
    const known = answers.get(key)
    if (!known) {
      answers.set(key, { kind: 'running', body, at: now() })
      owned.set(request, key)
      return
    }
    if (known.body !== body)
      throw appError(
        'request.conflict',
        'This Idempotency-Key came with another body before. Use a new key for a new request.',
      )
    if (known.kind === 'running')
      throw appError(
        'request.conflict',
        'The first request with this Idempotency-Key is still running. Ask again in a second.',
      )
    return reply
      .code(known.status)
      .headers({ ...known.headers, 'idempotency-replayed': 'true' })
      .serializer((text: string) => text)
      .send(known.payload)
  })

  app.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
    const key = owned.get(request)
    const running = key ? answers.get(key) : undefined
    if (!key || !running) return payload
    // A failure of ours may be tried again with the same key.
    if (reply.statusCode >= 500 || reply.statusCode === 429 || typeof payload !== 'string')
      answers.delete(key)
    else {
      const headers = Object.fromEntries(
        keptHeaders.flatMap((name) => (reply.hasHeader(name) ? [[name, String(reply.getHeader(name))]] : [])),
      )
      answers.set(key, { ...running, kind: 'done', status: reply.statusCode, headers, payload })
      characters += payload.length
    }
    return payload
  })
}
