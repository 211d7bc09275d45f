/** People who sign in: themselves, their sessions, and how they come in. */
import { z } from 'zod'
import { MakerOrNobody } from './maker.ts'
import { Permission, Role } from './permission.ts'

export const PersonName = z.string().trim().min(1).max(200)
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('must be an e-mail address such as ann@example.com'))
export const Department = z.string().trim().max(200)
/** Long rather than odd: length is what guessing costs. The upper limit keeps hashing cheap. */
export const NewPassword = z
  .string()
  .min(10, 'must have at least 10 characters')
  .max(128, 'must have at most 128 characters')

export const User = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: Role,
  department: z.string().describe('empty: not limited to one'),
  twoFactor: z.boolean(),
  disabledAt: z.string().nullable(),
  createdAt: z.string(),
  lastSeenAt: z.string().nullable(),
})
export type User = z.infer<typeof User>

/** Whoever asks, as the screens need her. */
export const Me = User.pick({
  id: true,
  name: true,
  email: true,
  role: true,
  department: true,
  twoFactor: true,
}).extend({
  permissions: z.array(Permission),
  hasPassword: z.boolean().describe('false for people who only come in by single sign-on'),
})
export type Me = z.infer<typeof Me>

export const PersonalName = User.pick({ id: true, name: true, department: true })
export type PersonalName = z.infer<typeof PersonalName>

export const Session = z.object({
  id: z.string(),
  current: z.boolean(),
  address: z.string(),
  browser: z.string().describe('as it names itself'),
  createdAt: z.string(),
  seenAt: z.string(),
  endsAt: z.string().describe('however much it is used'),
})
export type Session = z.infer<typeof Session>

export const Invitation = z.object({
  id: z.number().int(),
  email: z.string(),
  role: Role,
  department: z.string(),
  invitedBy: z.string(),
  invitedById: z.string().nullable(),
  maker: MakerOrNobody.describe('what whoever invited is now; unless an admin, the invitation is void'),
  createdAt: z.string(),
  expiresAt: z.string(),
})
export type Invitation = z.infer<typeof Invitation>

/** The link is shown this once; only its hash is kept. */
export const NewInvitation = Invitation.extend({ link: z.string(), mailed: z.boolean() })
export type NewInvitation = z.infer<typeof NewInvitation>

export const ResetLink = z.object({ link: z.string(), expiresAt: z.string() })
export type ResetLink = z.infer<typeof ResetLink>

/** What the way in looks like, and who is in already. */
export const EntryState = z.object({
  me: Me.nullable(),
  setUpNeeded: z.boolean().describe('nobody can sign in yet: open the link that the start printed'),
  demo: z.boolean(),
  singleSignOn: z.string().nullable().describe('name of the provider'),
  mail: z.boolean().describe('a forgotten password can be reset by e-mail'),
  sessionEnded: z.boolean().describe('the browser brought the cookie of a session that is over'),
  sessionDays: z.number().int().describe('how long a session lasts at most'),
})
export type EntryState = z.infer<typeof EntryState>
