/** The one way to the server: typed calls, and failures as errors that carry a sentence for people. */
import createClient from 'openapi-fetch'
import type { $brand } from 'zod'
import type { CustomerId } from '../../model/customer-id.ts'
import { ApiError, type Problem } from './api-error.ts'
import type { paths } from './paths.ts'
import { askProof } from './proof-request.ts'

// Replaceable, so that the gallery can answer from fixtures.
let answer: typeof fetch = (input, init) => fetch(input, init)
export const answerWith = (other: typeof fetch) => {
  answer = other
}

const wantsProof = async (response: Response): Promise<boolean> => {
  if (response.status !== 403) return false
  const problem: Problem = await response
    .clone()
    .json()
    .catch(() => ({}))
  return problem.code === 'access.proof-needed'
}

/** What is dangerous is asked for again once the person has proved that it is she. */
const withProof = async (request: Request): Promise<Response> => {
  if (request.method === 'GET') return answer(request)
  const again = request.clone()
  const response = await answer(request)
  return (await wantsProof(response)) && (await askProof()) ? answer(again) : response
}

export const client = createClient<paths>({
  baseUrl: location.origin,
  fetch: withProof,
})

// openapi-fetch walks into every object type, and takes a branded id for one; this puts it back together.
type Body<Read> = Read extends { [$brand]: unknown }
  ? CustomerId
  : Read extends (infer Item)[]
    ? Body<Item>[]
    : Read extends object
      ? { [Key in keyof Read]: Body<Read[Key]> }
      : Read

/** Gives the body of a good answer; throws an ApiError otherwise. */
export async function read<Read>(
  call: Promise<{ data?: Read; error?: unknown; response: Response }>,
): Promise<Body<Read>> {
  const { data, error, response } = await call
  if (response.ok) return data as Body<Read>
  const problem: Problem = typeof error === 'object' && error !== null ? error : {}
  throw new ApiError(response.status, problem)
}
