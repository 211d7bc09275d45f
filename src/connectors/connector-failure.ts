/** Why another system could not be read: what went wrong, and what a person can do about it. */

export class ConnectorFailure extends Error {
  readonly remedy: string
  constructor(what: string, remedy: string, cause?: unknown) {
    super(what, cause === undefined ? undefined : { cause })
    this.name = 'ConnectorFailure'
    this.remedy = remedy
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** True of a run. */
export const triedAgain = 'It is tried again by itself.'

/** What somebody is told who tried it herself. */
export const toldToWhoTries = ({ message, remedy }: ConnectorFailure): string =>
  `${message} ${remedy.replace(triedAgain, 'Try it again.')}`

export const brokenOff = `It may be restarting; if it stays, check host and port. ${triedAgain}`

const unvouched: [string, string] = [
  'shows a certificate that nobody vouches for',
  'Choose "encrypted, any certificate" if you know that server, or give it a real one.',
]

const byCode: Record<string, [string, string]> = {
  ECONNREFUSED: ['did not let us connect', `Check host and port, and that the server runs. ${triedAgain}`],
  ENOTFOUND: ['was not found under this name', 'Check the host name for a slip.'],
  EAI_AGAIN: ['could not be looked up by name', `The name service does not answer. ${triedAgain}`],
  ETIMEDOUT: ['did not answer in time', `Check host, port and firewall. ${triedAgain}`],
  ECONNRESET: ['broke the connection off', brokenOff],
  EPIPE: ['broke the connection off', brokenOff],
  EHOSTUNREACH: ['cannot be reached from here', 'Check the network between Waymark and the server.'],
  ENETUNREACH: ['cannot be reached from here', 'Check the network between Waymark and the server.'],
  DEPTH_ZERO_SELF_SIGNED_CERT: unvouched,
  SELF_SIGNED_CERT_IN_CHAIN: unvouched,
  // Databases of cloud providers have an authority of their own.
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unvouched,
  UNABLE_TO_GET_ISSUER_CERT: unvouched,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unvouched,
  CERT_NOT_YET_VALID: ['shows a certificate that is not valid yet', 'Check the clocks of both servers.'],
  CERT_HAS_EXPIRED: ['shows a certificate that has run out', 'Renew the certificate there.'],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'shows a certificate for another name',
    'Use the name that the certificate was made for.',
  ],
}

/** Troubles of sockets in words; undefined: it is something else. */
export function networkFailure(error: unknown, place: string): ConnectorFailure | undefined {
  const inner = error instanceof AggregateError ? error.errors[0] : error
  const words = byCode[codeOf(error)] ?? byCode[codeOf(inner)]
  return words && new ConnectorFailure(`${place} ${words[0]}.`, words[1], error)
}
