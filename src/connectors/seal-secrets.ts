/** Keeps secrets of connections unreadable for whoever has the database alone. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { ConnectorFailure } from './connector-failure.ts'

const Secrets = z.record(z.string(), z.unknown())
const [ivBytes, tagBytes] = [12, 16]

export type SecretSeal = ReturnType<typeof secretSeal>

/** `secret` is the installation's own, which lies beside the database. A seal is good for its connection only. */
export function secretSeal(secret: string) {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'waymark connections', 32))
  return {
    seal(connection: string, secrets: Record<string, unknown>): string {
      if (Object.keys(secrets).length === 0) return ''
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(connection))
      const sealed = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
    },
    open(connection: string, text: string): Record<string, unknown> {
      if (text === '') return {}
      const bytes = Buffer.from(text, 'base64')
      try {
        const opener = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes))
          .setAAD(Buffer.from(connection))
          .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
        const open = Buffer.concat([opener.update(bytes.subarray(ivBytes + tagBytes)), opener.final()])
        return Secrets.parse(JSON.parse(open.toString('utf8')))
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
