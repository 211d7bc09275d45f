/** Sends the mails of Waymark itself, as plain text. */
import { createTransport } from 'nodemailer'

/** `id`: the same mail sent again after a stop carries it again, so that it is shown once. */
export type Mail = { to: string; subject: string; text: string; id?: string }
export type Mailer = { send(mail: Mail): Promise<void>; close(): void }

const waitMs = 15_000

/** `url`: smtp://user:password@host:port, or smtps:// for TLS from the first byte. */
export const createMailer = ({ url, from }: { url: string; from: string }): Mailer => {
  const transport = createTransport({
    url,
    connectionTimeout: waitMs,
    greetingTimeout: waitMs,
    socketTimeout: waitMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ to, subject, text, id }) {
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        ...(id ? { messageId: `<${id}@waymark>` } : {}),
      })
    },
    close: () => transport.close(),
  }
}
