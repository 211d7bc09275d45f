/** A reminder of a task that came due, as its person sees it. */
import { z } from 'zod'

export const Reminder = z.object({
  id: z.number().int(),
  task: z.string().describe('id of the task'),
  label: z.string(),
  at: z.string().describe('when it came due'),
  due: z.string().nullable().describe('when the task is due'),
  done: z.boolean(),
  readAt: z.string().nullable(),
})
export type Reminder = z.infer<typeof Reminder>
