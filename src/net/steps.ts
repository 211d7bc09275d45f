/** What is asked of another server, step by step: first what the caller wants, then what redirects make of it. */
import type { Dispatcher } from 'undici'
import { appError } from '../model/app-error.ts'
import type { Limits } from './limits.ts'
import { outgoingFailure } from './outgoing-failure.ts'
import { outgoingUrl } from './outgoing-url.ts'
import { understoodEncodings } from './unpacked-body.ts'

export type OutgoingRequest = {
  url: string
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  headers?: Record<string, string>
  body?: string | Uint8Array
  limits?: Partial<Limits>
  signal?: AbortSignal
}

export type Step = {
  url: URL
  method: Dispatcher.HttpMethod
  headers: Record<string, string>
  body?: string | Uint8Array
}

/** Ours to set: an address typed elsewhere must not choose whom the other side believes to be. */
const ownHeaders = ['host', 'connection', 'content-length', 'transfer-encoding', 'upgrade', 'expect']

export const firstStep = ({ url: text, method = 'GET', headers = {}, body }: OutgoingRequest): Step => {
  const { url, authorization } = outgoingUrl(text)
  const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const)
  const own = given.find(([name]) => ownHeaders.includes(name))
  if (own) throw appError('net.refused', `The header "${own[0]}" is set by Waymark itself. Leave it out.`)
  return {
    url,
    method,
    body,
    headers: {
      'user-agent': 'Waymark',
      'accept-encoding': understoodEncodings,
      ...(authorization && { authorization }),
      ...Object.fromEntries(given),
    },
  }
}

export const redirectOf = ({ statusCode, headers }: Dispatcher.ResponseData): string | undefined => {
  const { location } = headers
  return [301, 302, 303, 307, 308].includes(statusCode) && typeof location === 'string' ? location : undefined
}

/** What says nothing about who we are: all that goes along to another origin. */
const harmlessHeaders = ['user-agent', 'accept', 'accept-encoding', 'accept-language']

export const nextStep = (step: Step, status: number, location: string): Step => {
  const { url, authorization } = outgoingUrl(location, step.url)
  const sameOrigin = url.origin === step.url.origin
  const asksAgain = status === 303 ? step.method !== 'HEAD' : status < 303 && step.method === 'POST'
  if (!sameOrigin && !asksAgain && step.body !== undefined)
    throw outgoingFailure(
      'redirects',
      `${step.url.host} sends us to ${url.host} with what we bring. Give that address instead, if it is right.`,
    )
  const dropped = asksAgain ? ['content-type', 'content-encoding'] : []
  const headers = Object.fromEntries(
    Object.entries(step.headers).filter(
      ([name]) => (sameOrigin || harmlessHeaders.includes(name)) && !dropped.includes(name),
    ),
  )
  return {
    url,
    method: asksAgain ? 'GET' : step.method,
    headers: { ...headers, ...(authorization && sameOrigin && { authorization }) },
    body: asksAgain ? undefined : step.body,
  }
}
