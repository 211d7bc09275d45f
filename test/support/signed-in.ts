/** Signs a test in, as people do: by the set-up link, by an invitation, or with the token of the command line. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Role } from '../../src/model/permission.ts'

/** Sent with every request of somebody who is signed in. */
export type SignedIn = { cookie: string }

export const password = 'a long enough password'
const emailOf = (role: Role) => `${role}@example.com`

/** The first admin, made with the link that the start gave. */
export async function firstAdmin(url: string, setUpLink: string | undefined): Promise<SignedIn> {
  const token = setUpLink?.split('#')[1]
  if (!token) throw new Error('This Waymark is set up already.')
  return entered(url, '/set-up', { token, name: 'Ada Admin', email: emailOf('admin'), password })
}

/** Somebody of another role, invited by the admin. */
export async function invited(
  url: string,
  admin: SignedIn,
  role: Role,
  { email = emailOf(role), department = '' } = {},
): Promise<SignedIn> {
  const answer = await fetch(`${url}/api/v1/invitations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...admin },
    body: JSON.stringify({ email, role, department }),
  })
  const { link } = (await answer.json()) as { link: string }
  return entered(url, '/invitations/accept', { token: link.split('#')[1], name: `The ${role}`, password })
}

/** For a Waymark in a process of its own: what the command line sends. */
export async function commandLineHeaders(directory: string): Promise<{ authorization: string }> {
  const token = await readFile(join(directory, 'local-admin-token.txt'), 'utf8')
  return { authorization: `Bearer ${token.trim()}` }
}

/** The cookies that a browser would send from now on. */
export const cookiesOf = (response: Response): SignedIn => ({
  cookie: response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; '),
})

async function entered(url: string, path: string, body: unknown): Promise<SignedIn> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  await response.body?.cancel()
  return cookiesOf(response)
}
