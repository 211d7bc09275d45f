/** A connection to a mailbox, for reading only. */
import type { ImapFlow } from 'imapflow'
import { ConnectorFailure, networkFailure, triedAgain } from '../connector-failure.ts'
import type { MailboxSettings } from './settings.ts'

export type OpenMailbox = {
  client: ImapFlow
  /** Runs a question, and says its failure in words. */
  ask<Result>(question: () => Promise<Result>): Promise<Result>
  [Symbol.asyncDispose](): Promise<void>
}

const flag = (error: Error, name: string): boolean => name in error && Reflect.get(error, name) === true
const textOf = (error: Error, name: string): string => {
  const value: unknown = Reflect.get(error, name)
  return typeof value === 'string' ? value : ''
}

const brokenOff =
  /^(NoConnection|EConnectionClosed|UPGRADE_TIMEOUT|CONNECT_TIMEOUT|GREETING_TIMEOUT|ETIMEOUT|ClosedAfter\w+)$/

function mailFailure(error: unknown, settings: MailboxSettings): unknown {
  if (!(error instanceof Error) || error instanceof ConnectorFailure) return error
  const place = `The mail server ${settings.host}:${settings.port}`
  const said = textOf(error, 'responseText').slice(0, 200)
  if (flag(error, 'authenticationFailed'))
    return new ConnectorFailure(
      `${place} refuses user or password${said ? `: ${said}` : ''}.`,
      'Enter the password again; large providers want an app password, made in their settings.',
      error,
    )
  const network = networkFailure(error, place)
  if (network) return network
  if (brokenOff.test(textOf(error, 'code')) || /not available|closed|timed? ?out/i.test(error.message))
    return new ConnectorFailure(
      `${place} broke the connection off or did not answer.`,
      `Check host, port and encryption; encrypted from the start is usually 993. ${triedAgain}`,
      error,
    )
  if (/ssl|tls|wrong version/i.test(`${error.message} ${textOf(error, 'code')}`))
    return new ConnectorFailure(
      `${place} speaks another kind of encryption.`,
      'Choose another encryption, with its port.',
      error,
    )
  if (said) return new ConnectorFailure(`${place} says: ${said}.`, 'Check the names of the folders.', error)
  return error
}

export async function openMailbox(settings: MailboxSettings, signal: AbortSignal): Promise<OpenMailbox> {
  const { encryption } = settings
  // Loaded when a mailbox is opened: it takes memory that most servers never need.
  const imap = await import('imapflow')
  const client = new imap.ImapFlow({
    host: settings.host,
    port: settings.port,
    secure: encryption === 'tls' || (encryption === 'any' && settings.port !== 143),
    ...(encryption === 'off' ? { doSTARTTLS: false } : {}),
    ...(encryption === 'starttls' ? { doSTARTTLS: true } : {}),
    tls: { rejectUnauthorized: encryption !== 'any' },
    auth: { user: settings.user, pass: settings.password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
  })
  // A connection that breaks is reported by the question that meets it.
  client.on('error', () => {})
  const cutOff = () => client.close()
  signal.addEventListener('abort', cutOff)
  const ask = async <Result>(question: () => Promise<Result>): Promise<Result> => {
    try {
      return await question()
    } catch (error) {
      throw mailFailure(error, settings)
    }
  }
  await ask(() => client.connect())
  return {
    client,
    ask,
    async [Symbol.asyncDispose]() {
      signal.removeEventListener('abort', cutOff)
      const left = client.usable ? client.logout() : Promise.resolve()
      await left.catch(() => {})
      client.close()
    },
  }
}
