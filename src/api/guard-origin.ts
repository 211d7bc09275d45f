/** Keeps other web sites out while nobody has to sign in: only this machine's names, no foreign pages. */
import type { FastifyRequest } from 'fastify'
import { appError } from '../model/app-error.ts'

const localNames = new Set(['localhost', '127.0.0.1', '[::1]'])

const hostName = (host: string): string => host.replace(/:\d*$/, '').toLowerCase()

/** A page on evil.example can let its own name point to 127.0.0.1; its requests then carry that name. */
export const refuseForeignHost = async (request: FastifyRequest): Promise<void> => {
  const host = request.headers.host ?? ''
  if (!localNames.has(hostName(host)))
    throw appError(
      'request.foreign-host',
      'Waymark answers under localhost, 127.0.0.1 and [::1] only. Open it by one of these names.',
    )
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Browsers name the page that sends a changing request; programs do not send Origin at all. */
export const refuseForeignOrigin = async (request: FastifyRequest): Promise<void> => {
  if (reading.has(request.method)) return
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  const sameOrigin = origin === undefined || origin === `http://${host}` || origin === `https://${host}`
  const sameSite = site === undefined || site === 'same-origin' || site === 'none'
  if (!sameOrigin || !sameSite)
    throw appError(
      'request.foreign-origin',
      "Changes are accepted from Waymark's own pages and from programs, not from pages of other sites.",
    )
}
