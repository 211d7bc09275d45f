/** A path of Waymark's own, to come back to: an address from outside must not lead elsewhere. */
export const isOwnPath = (text: string): boolean => /^\/(?![/\\])/.test(text) && !/[\s\\]/.test(text)
