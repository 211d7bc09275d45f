/** The words of the mails that signing in sends. */
import type { Mail } from './mailer.ts'

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 200)

export const invitationMail = (to: string, inviter: string, link: string): Mail => ({
  to,
  subject: `${oneLine(inviter)} invites you to Waymark`,
  text: `${oneLine(inviter)} invites you to Waymark, where your company's customer journeys are drawn.

Open this link within seven days to choose a password:
${link}

If you did not expect this, leave it: without the link nobody gets in.
`,
})

export const resetMail = (to: string, link: string): Mail => ({
  to,
  subject: 'A new password for Waymark',
  text: `Somebody, hopefully you, asked for a new Waymark password for this address.

Open this link within an hour to choose one:
${link}

If it was not you, leave it: your password stays as it is.
`,
})
