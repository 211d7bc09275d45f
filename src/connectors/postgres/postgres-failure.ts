/** What PostgreSQL answers when it does not give what was asked, in words. */
import { brokenOff, ConnectorFailure, networkFailure, triedAgain } from '../connector-failure.ts'
import type { PostgresSettings } from './settings.ts'

type Server = Pick<PostgresSettings, 'host' | 'port' | 'database' | 'user' | 'timeoutSeconds'>

const byCode: Record<string, (said: string, settings: Server) => [string, string]> = {
  '28P01': (_said, { user }) => [`The password of "${user}" is wrong.`, 'Enter the password again.'],
  '28000': (said) => [
    `The server refuses the sign-in: ${said}.`,
    'Check user, password and encryption, and pg_hba.conf there.',
  ],
  '3D000': (_said, { database }) => [`There is no database "${database}".`, 'Check its name.'],
  '42P01': (said) => [
    `The table is not there: ${said}.`,
    'Check the name, with its schema in front: public.orders.',
  ],
  '42703': (said) => [
    `A column is not there: ${said}.`,
    'Press Test to see the columns, and choose among them.',
  ],
  '42501': (said, { user }) => [
    `"${user}" may not read it: ${said}.`,
    'Grant it: grant select on the table to that user.',
  ],
  '42601': (said) => [
    `The query cannot be understood: ${said}.`,
    'Correct the query; one select, without a semicolon.',
  ],
  '57014': (_said, { timeoutSeconds }) => [
    `The question took longer than ${timeoutSeconds} s and was given up.`,
    'Make an index on the column that grows together with the unique one, or allow more time.',
  ],
  '57P01': () => ['The server was shut down in the middle.', triedAgain],
  '57P03': () => ['The server is just starting.', triedAgain],
  '53300': () => ['The server has no connection left.', triedAgain],
  '25006': () => [
    'The query wants to change something, and Waymark only reads.',
    'Use a select that changes nothing.',
  ],
}

const connectionBroken = /terminated|connection error|Connection ended|socket/i

export function postgresFailure(error: unknown, settings: Server): unknown {
  if (!(error instanceof Error) || error instanceof ConnectorFailure) return error
  const place = `PostgreSQL at ${settings.host}:${settings.port}`
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const said = error.message.replace(/\.$/, '')
  const words = byCode[code]?.(said, settings)
  if (words) return new ConnectorFailure(words[0], words[1], error)
  const network = networkFailure(error, place)
  if (network) return network
  if (said.includes('does not support SSL'))
    return new ConnectorFailure(
      `${place} does not speak encrypted.`,
      'Choose "not encrypted" if it is near you.',
      error,
    )
  if (
    /establishing an SSL connection|unknown message|unhandled|wrong version number|packet length/i.test(said)
  )
    return new ConnectorFailure(
      `What answers at ${settings.host}:${settings.port} is no PostgreSQL.`,
      'Check host and port; PostgreSQL usually has 5432.',
      error,
    )
  if (/client password must be/i.test(said))
    return new ConnectorFailure(`${place} wants a password.`, 'Enter the password of this user.', error)
  if (/timeout expired|Query read timeout/i.test(said))
    return new ConnectorFailure(
      `${place} did not answer in time.`,
      `Check host, port and firewall. ${triedAgain}`,
      error,
    )
  if (connectionBroken.test(said))
    return new ConnectorFailure(`${place} broke the connection off.`, brokenOff, error)
  if (/^[0-9A-Z]{5}$/.test(code))
    return new ConnectorFailure(`${place} says: ${said}.`, 'Correct table, query or columns.', error)
  return error
}
