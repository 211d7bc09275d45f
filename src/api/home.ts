/** What the Home page shows, in one answer. */
import { Home } from '../model/home.ts'
import { abortSignal } from './abort-signal.ts'
import { problems, resource } from './resource.ts'

export const home = resource(['home'], (app, { home }) => {
  app.get(
    '/home',
    {
      config: { permit: 'read' },
      schema: { tags: ['Home'], summary: 'Every map at a glance', response: { 200: Home, ...problems } },
    },
    async (_request, reply) => await home.home(abortSignal(reply)),
  )
})
