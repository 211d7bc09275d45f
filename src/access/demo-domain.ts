/** The end of the addresses of the demo's people: a domain that can never exist, so nobody's own is one of these. */
export const demoDomain = '@demo.invalid'
