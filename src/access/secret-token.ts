/** Random texts that open something, and the only form in which they are stored. */
import { createHash, randomBytes } from 'node:crypto'

/** 256 bits, so that hashing once is enough: there is nothing to guess. */
export const newToken = (prefix: string): string => `${prefix}${randomBytes(32).toString('base64url')}`

export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')
