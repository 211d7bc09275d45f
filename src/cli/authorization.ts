/** With what a command shows a running server who it is: an API key, or the token in the data folder. */
import { readLocalToken } from '../access/local-token.ts'
import { appError } from '../model/app-error.ts'

export type Authorization = { authorization: string }

export async function authorizationOf({
  apiKey,
  data,
}: {
  apiKey: string | undefined
  data: string
}): Promise<Authorization> {
  const key = apiKey ?? (await readLocalToken(data))
  if (key) return { authorization: `Bearer ${key}` }
  throw appError(
    'access.not-signed-in',
    `Waymark is running, but ${data} holds no token of it that you may read. ` +
      'Set WAYMARK_DATA to its data folder, or WAYMARK_API_KEY to an API key that may import.',
  )
}
