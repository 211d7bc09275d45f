/** Seals the secrets of connections, and says what to do when one cannot be opened. */
import { z } from 'zod'
import { sealOf } from '../storage/records/sealed-secrets.ts'
import { ConnectorFailure } from './connector-failure.ts'

const Secrets = z.record(z.string(), z.unknown())

/** A seal is good for its connection only. */
export function secretSeal(secret: string) {
  const { seal, open } = sealOf(secret, 'waymark connections')
  return {
    seal: (connection: string, secrets: Record<string, unknown>): string =>
      Object.keys(secrets).length === 0 ? '' : seal(connection, JSON.stringify(secrets)),
    open(connection: string, text: string): Record<string, unknown> {
      if (text === '') return {}
      try {
        return Secrets.parse(JSON.parse(open(connection, text)))
      } catch (error) {
        throw new ConnectorFailure(
          'The password of this connection cannot be read: the secret of this Waymark has changed.',
          'Enter the password again, or start Waymark with the WAYMARK_SECRET or sign-in-secret.txt it had.',
          error,
        )
      }
    },
  }
}
