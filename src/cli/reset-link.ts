/** `waymark reset-link EMAIL`: the way back in for an admin whom no other admin can help. */
import { z } from 'zod'
import { appError } from '../model/app-error.ts'
import { ResetLink, User } from '../model/person.ts'
import type { KeyPlace } from './keys.ts'

export async function makeResetLink(
  place: Pick<KeyPlace, 'url' | 'authorize'>,
  email: string,
  { withoutSecondFactor }: { withoutSecondFactor: boolean },
): Promise<ResetLink> {
  const ask = async (method: string, path: string): Promise<unknown> => {
    const headers = await place.authorize()
    const response = await fetch(`${place.url}/api/v1${path}`, { method, headers }).catch(() => {
      throw appError('access.not-found', `No Waymark answers at ${place.url}. Start it first, or set PORT.`)
    })
    const text = await response.text()
    if (response.ok) return text === '' ? undefined : JSON.parse(text)
    throw appError('request.invalid', z.object({ detail: z.string() }).parse(JSON.parse(text)).detail)
  }
  const users = z.array(User).parse(await ask('GET', '/users'))
  const user = users.find((one) => one.email === email.trim().toLowerCase())
  if (!user) throw appError('access.not-found', `Nobody here has the e-mail address ${email}.`)
  if (withoutSecondFactor) await ask('DELETE', `/users/${user.id}/two-factor`)
  return ResetLink.parse(await ask('POST', `/users/${user.id}/reset-link`))
}
