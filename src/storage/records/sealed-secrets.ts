/** Keeps secrets unreadable for whoever has the database alone. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const [ivBytes, tagBytes] = [12, 16]

/** Another secret sealed it, or it was touched. */
export class BrokenSeal extends Error {}

export type Seal = ReturnType<typeof sealOf>

/**
 * `secret` is the installation's own, which lies beside the database; each purpose has a key of its own.
 * What was sealed opens under the same name only.
 */
export function sealOf(secret: string, purpose: string) {
  const key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
  return {
    seal(name: string, text: string): string {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
    },
    open(name: string, sealed: string): string {
      const bytes = Buffer.from(sealed, 'base64')
      try {
        const opener = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes))
          .setAAD(Buffer.from(name))
          .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
        return Buffer.concat([opener.update(bytes.subarray(ivBytes + tagBytes)), opener.final()]).toString(
          'utf8',
        )
      } catch (error) {
        throw new BrokenSeal('What was sealed cannot be opened.', { cause: error })
      }
    },
  }
}
