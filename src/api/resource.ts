/** The shape of a resource file: which services it needs, and its routes. */
import { z } from 'zod'
import type { App } from './app.ts'
import { Problem } from './problem.ts'
import type { Services } from './services.ts'

export type Resource = {
  needs: (keyof Services)[]
  routes: (app: App, services: Services) => void
}

/** `routes` sees only the services it names. */
export const resource = <Need extends keyof Services>(
  needs: Need[],
  routes: (app: App, services: Pick<Services, Need>) => void,
): Resource => ({ needs, routes })

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
})

/** Every route can answer these besides its own. */
export const problems = {
  '4xx': problem('The request cannot be answered; `code` says why and `detail` what to do.'),
  '5xx': problem('The server cannot answer now.'),
}

/** 204: done, and there is nothing to say. */
export const Nothing = z.void().describe('Done')
