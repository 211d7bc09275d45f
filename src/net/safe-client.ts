/** Calls other servers over HTTP; the only way out, so that no address people type leads into our own network. */
import { Readable } from 'node:stream'
import { Agent, type Dispatcher } from 'undici'
import { checkedLookup, plainHost, type Resolve, type Resolved, systemResolve } from './checked-lookup.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { outgoingFailure, readFailure, tooLarge } from './outgoing-failure.ts'
import { readPrivateTargets } from './private-targets.ts'
import { isAddress } from './public-address.ts'
import { firstStep, nextStep, type OutgoingRequest, redirectOf, type Step } from './steps.ts'
import { unpackedBody } from './unpacked-body.ts'

export type OpenAnswer = {
  status: number
  /** Names in small letters; several of one name joined by a comma. */
  headers: Record<string, string>
  /** Where the answer came from, after redirects. */
  url: string
  /** Read it to its end or destroy it: the time limit runs until then. */
  body: Readable
}
export type OutgoingAnswer = Omit<OpenAnswer, 'body'> & { body: Buffer }

export type SafeClient = {
  /** Whatever status comes back is an answer; 'net.refused' and 'net.failed' say why there was none. */
  send(request: OutgoingRequest): Promise<OutgoingAnswer>
  /** For large answers: the body comes piece by piece, up to `limits.mostBytes`. */
  open(request: OutgoingRequest): Promise<OpenAnswer>
  /** For other protocols than HTTP: connect to one of these addresses, never to the name again. */
  addresses(host: string): Promise<Resolved[]>
  close(): Promise<void>
}

export const createSafeClient = (options: {
  /** Names, addresses and ranges that may be called although they are private. */
  allowPrivate?: readonly string[]
  resolve?: Resolve
}): SafeClient => {
  const lookup = checkedLookup(
    options.resolve ?? systemResolve,
    readPrivateTargets(options.allowPrivate ?? []),
  )
  const agents = new Map<number, Agent>()
  /** The time to connect belongs to the agent, so there is one for each such time. */
  const agentFor = (connectMs: number): Agent => {
    const agent =
      agents.get(connectMs) ??
      new Agent({
        allowH2: false,
        connect: { lookup: lookup.forSocket, timeout: connectMs },
        keepAliveTimeout: 4_000,
        keepAliveMaxTimeout: 30_000,
      })
    agents.set(connectMs, agent)
    return agent
  }

  const ask = async (step: Step, limits: Limits, signal: AbortSignal) => {
    // Sockets look names up, but not addresses: those are checked here.
    const host = plainHost(step.url.hostname)
    if (isAddress(host)) await lookup.addresses(host)
    return agentFor(limits.connectMs).request({
      origin: step.url.origin,
      path: `${step.url.pathname}${step.url.search}`,
      method: step.method,
      headers: step.headers,
      body: step.body ?? null,
      headersTimeout: limits.headersMs,
      bodyTimeout: limits.totalMs,
      signal,
    })
  }

  const follow = async (first: Step, limits: Limits, signal: AbortSignal, onStep: (url: URL) => void) => {
    let step = first
    for (let redirects = 0; ; redirects += 1) {
      const answer = await ask(step, limits, signal)
      // Nobody may be reading when the time is up.
      answer.body.on('error', () => {})
      const location = redirectOf(answer)
      if (location === undefined || limits.redirects === 0) return { step, answer }
      answer.body.destroy()
      if (redirects === limits.redirects)
        throw outgoingFailure(
          'redirects',
          `${step.url.host} sends us on and on. Give the address that it leads to.`,
        )
      step = nextStep(step, answer.statusCode, location)
      onStep(step.url)
    }
  }

  const open = async (request: OutgoingRequest): Promise<OpenAnswer> => {
    const limits = { ...defaultLimits, ...request.limits }
    const first = firstStep(request)
    const time = AbortSignal.timeout(limits.totalMs)
    const signal = request.signal ? AbortSignal.any([time, request.signal]) : time
    let url = first.url
    const failed = (error: unknown) => readFailure(error, url, limits, request.signal?.aborted === true)
    try {
      const { step, answer } = await follow(first, limits, signal, (next) => {
        url = next
      })
      const headers = plainHeaders(answer.headers)
      const { host } = step.url
      if (Number(headers['content-length']) > limits.mostBytes && step.method !== 'HEAD') {
        answer.body.destroy()
        throw tooLarge(host, limits.mostBytes)
      }
      const unpacked = unpackedBody(answer.body, headers['content-encoding'], {
        host,
        mostBytes: limits.mostBytes,
      })
      const body = Readable.from(explained(unpacked, failed), { objectMode: false })
      return { status: answer.statusCode, headers, url: step.url.href, body }
    } catch (error) {
      throw failed(error)
    }
  }

  return {
    open,
    async send(request) {
      const { body, ...answer } = await open(request)
      return { ...answer, body: Buffer.concat(await body.toArray()) }
    },
    addresses: async (host) => {
      try {
        return await lookup.addresses(host)
      } catch (error) {
        throw readFailure(error, new URL(`http://${plainHost(host)}`), defaultLimits, false)
      }
    },
    async close() {
      await Promise.all([...agents.values()].map((agent) => agent.destroy()))
    },
  }
}

const plainHeaders = (headers: Dispatcher.ResponseData['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  )

async function* explained(body: AsyncIterable<Buffer>, failed: (error: unknown) => unknown) {
  try {
    yield* body
  } catch (error) {
    throw failed(error)
  }
}
