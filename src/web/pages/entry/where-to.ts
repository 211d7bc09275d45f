/** Where to go once signed in. A full load: nothing of whoever was here before stays in memory. */
import { isOwnPath } from '../../../model/own-path.ts'

export const safePath = (next: string | undefined): string => (next && isOwnPath(next) ? next : '/')

export const goIn = (next?: string): void => location.assign(safePath(next))

/** The secret part of a link stands behind the #, which browsers send to nobody. */
export const tokenInAddress = (): string => location.hash.slice(1)
