/** Keeps other web sites out: only names that are ours, and no changes from foreign pages. */
import type { FastifyRequest } from 'fastify'
import { appError } from '../model/app-error.ts'

const localNames = new Set(['localhost', '127.0.0.1', '[::1]'])
const numericAddress = /^(\d{1,3}(\.\d{1,3}){3}|\[[\da-f:.]+\])$/

const hostName = (host: string): string => host.replace(/:\d*$/, '').toLowerCase()

export const isLocalName = (host: string): boolean => localNames.has(hostName(host))

export type OwnNames = {
  /** Where people open Waymark, when the environment says it. */
  publicUrl?: string
  /** Other machines may come in, so they use this one's address in their network. */
  listensBeyondLoopback: boolean
}

/** A page on evil.example can let its own name point here; its requests then carry that name. */
export const refuseForeignHost = ({ publicUrl, listensBeyondLoopback }: OwnNames) => {
  const publicName = publicUrl ? hostName(new URL(publicUrl).host) : undefined
  const isOurs = (name: string) =>
    localNames.has(name) || name === publicName || (listensBeyondLoopback && numericAddress.test(name))
  return async (request: FastifyRequest): Promise<void> => {
    if (isOurs(hostName(request.headers.host ?? ''))) return
    throw appError(
      'request.foreign-host',
      'Waymark does not answer under this name. Open it as localhost, or set WAYMARK_URL to the address that people use.',
    )
  }
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
