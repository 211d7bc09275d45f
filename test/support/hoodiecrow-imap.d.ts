/** The parts of the mail server for tests that are used; it brings no types. */
declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net'

  type Mailbox = { uidvalidity: number }
  type Imap = {
    server: Server
    appendMessage(path: string, flags: string[], at: Date, raw: string): unknown
    getMailbox(path: string): Mailbox
  }
  const hoodiecrow: (options: {
    plugins: string[]
    secureConnection?: boolean
    users: Record<string, { password: string }>
    storage: Record<string, unknown>
  }) => Imap
  export default hoodiecrow
}
