/** What a caller needs for a route: said where the route is defined, checked in one place. */
import type { FastifyRequest, RouteOptions } from 'fastify'
import { type Caller, callerMay, type UserCaller } from '../access/caller.ts'
import { appError } from '../model/app-error.ts'
import { type Permission, permissionTable, provenPermissions } from '../model/permission.ts'
import { isLocalName } from './guard-origin.ts'

/**
 * A permission of the table; or `open`: everybody; `own-account`: whoever signed in, about herself;
 * `write-key`: the route itself reads a write key; `metrics`: this machine, or whoever has that permission.
 */
export type Permit = Permission | 'open' | 'own-account' | 'write-key'

/**
 * Of routes beside those of `provenPermissions`. `always`: she must have proved lately who she is. `second-factor`: if
 * she has one, since the route itself asks for the password alone.
 */
export type Proof = 'always' | 'second-factor'

declare module 'fastify' {
  interface FastifyContextConfig {
    permit?: Permit
    proof?: Proof
  }
}

/** Routes that libraries add by themselves: the pages of the API document, and the files of the web app. */
const routesOfLibraries: [RegExp, Permit][] = [
  [/^\/docs(\/|$)/, 'open'],
  [/^\/\*$/, 'open'],
]

/** Stops the start when a route does not say what it needs: forgetting must not mean allowing. */
export const requirePermit = (route: RouteOptions): void => {
  if (route.config?.permit) return
  const permit = routesOfLibraries.find(([address]) => address.test(route.url))?.[1]
  if (!permit)
    throw new Error(
      `The route ${route.method} ${route.url} does not say who may use it. Add config: { permit: … } where it is defined.`,
    )
  route.config = { ...route.config, permit }
}

const isLoopback = (address: string): boolean => /^(127\.|::1$|::ffff:127\.)/.test(address)

/** A proxy on this machine brings others in, also one that nobody named to Waymark: it says so, or has another name. */
const comesThroughProxy = ({ headers }: FastifyRequest): boolean =>
  proxyHeaders.some((name) => headers[name] !== undefined) || !isLocalName(headers.host ?? '')
const proxyHeaders = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
]

export const isLocalRequest = (request: FastifyRequest): boolean =>
  isLoopback(request.socket.remoteAddress ?? '') && isLoopback(request.ip) && !comesThroughProxy(request)

const notSignedIn = () =>
  appError('access.not-signed-in', 'Sign in first, or send an API key as a Bearer token.')

const sessionEnded = () =>
  appError('access.not-signed-in', 'Your session has ended. Sign in again to go on where you were.')

export const allows = (permit: Permit, caller: Caller, isLocal: boolean): boolean => {
  switch (permit) {
    case 'open':
    case 'write-key':
      return true
    case 'own-account':
      return caller.kind === 'user'
    case 'metrics':
      return isLocal || callerMay(caller, 'metrics')
    default:
      return callerMay(caller, permit)
  }
}

/** A key has no screen that somebody could leave open. */
const lacksProof = ({ caller, method, routeOptions }: FastifyRequest): boolean => {
  if (caller.kind !== 'user' || caller.isProven) return false
  const { permit, proof } = routeOptions.config
  if (proof) return proof === 'always' || caller.twoFactor
  return method !== 'GET' && provenPermissions.some((permission) => permission === permit)
}

export const checkPermit = async (request: FastifyRequest): Promise<void> => {
  if (request.is404) return
  const { permit } = request.routeOptions.config
  // Cannot happen while `requirePermit` stands; if it ever did, the answer is no.
  if (!permit) throw appError('access.not-allowed', 'Nobody may do this.')
  const { caller } = request
  if (allows(permit, caller, isLocalRequest(request))) {
    if (!lacksProof(request)) return
    throw appError(
      'access.proof-needed',
      'Prove once more that it is you: type your password, or sign in again. Then do it again.',
    )
  }
  if (caller.kind === 'nobody') throw caller.sessionEnded ? sessionEnded() : notSignedIn()
  if (permit === 'own-account')
    throw appError('access.not-allowed', 'This is about a person, and a key is none. Sign in instead.')
  throw appError('access.not-allowed', refusal(caller, permit), { permission: permit })
}

/** Where only some of what a route does needs more than the route itself. */
export function demand({ caller }: FastifyRequest, permission: Permission): void {
  if (!callerMay(caller, permission))
    throw appError('access.not-allowed', refusal(caller, permission), { permission })
}

const refusal = (caller: Caller, permit: Permit): string => {
  const may = permit in permissionTable ? permissionTable[permit as Permission].may : 'do this'
  return caller.kind === 'key'
    ? `This API key may not ${may}. Make one with the scope "${permit}".`
    : `Your role may not ${may}. Ask an admin.`
}

/** For routes that only people have: `own-account` has made sure of it. */
export const personOf = (request: FastifyRequest): UserCaller => {
  if (request.caller.kind !== 'user') throw notSignedIn()
  return request.caller
}
