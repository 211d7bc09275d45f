/** Settings of a mailbox. */
import { z } from 'zod'
import { NewPeople } from '../messages-of.ts'

export const MailboxSettings = z.object({
  host: z
    .string('Enter the host')
    .trim()
    .min(1)
    .max(255)
    .meta({ title: 'IMAP host', placeholder: 'imap.example.com' }),
  port: z.int().min(1).max(65_535).default(993).meta({ title: 'Port' }),
  encryption: z
    .enum(['tls', 'starttls', 'any', 'off'])
    .default('tls')
    .meta({
      title: 'Encryption',
      titles: {
        tls: 'encrypted (usual, port 993)',
        starttls: 'encrypted after a greeting (STARTTLS, port 143)',
        any: 'encrypted, any certificate',
        off: 'not encrypted',
      },
    }),
  user: z.string('Enter the user').trim().min(1).max(255).meta({ title: 'User' }),
  password: z.string('Enter the password').min(1).max(500).meta({
    title: 'Password',
    description: 'Large providers want an app password here.',
    writeOnly: true,
  }),
  folders: z
    .array(z.string().trim().min(1).max(255))
    .max(20)
    .default(['INBOX'])
    .meta({ title: 'Folders', description: 'One per line. The folder of sent mail is found by itself.' }),
  withSent: z.boolean().default(true).meta({ title: 'Read what we sent, too' }),
  ownAddresses: z.array(z.string().trim().toLowerCase().min(3).max(255)).max(100).default([]).meta({
    title: 'Our own addresses',
    description: 'One per line: support@example.com, or @example.com for everybody of ours.',
  }),
  since: z.iso
    .date('must be a day such as 2026-01-31')
    .optional()
    .meta({ title: 'Not older than', placeholder: '2026-01-31' }),
  newPeople: NewPeople.default('leave-out'),
})
export type MailboxSettings = z.infer<typeof MailboxSettings>
