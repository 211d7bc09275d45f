/** The designed map: actor, stages, steps bound to touchpoints, and when a journey starts and ends. */
import { z } from 'zod'
import { ShownByBehaviour } from './behaviour.ts'
import { Followed } from './customer-id.ts'

const Name = z.string().trim().min(1).max(200)

const maxSteps = 255
export const maxStages = 30

export const Step = z.object({
  id: z.string().min(1).max(40),
  name: Name,
  touchpoints: z.array(z.number().int().min(1).max(65535)).max(1000),
  department: z.string().max(100).default(''),
  promiseHours: z
    .number()
    .min(0.01)
    .max(87_600)
    .optional()
    .describe('Promised: the next step follows within so many hours; missing: nothing is promised'),
})
export type Step = z.infer<typeof Step>

export const Stage = z.object({
  id: z.string().min(1).max(40),
  name: Name,
  steps: z.array(Step).max(maxSteps),
})
export type Stage = z.infer<typeof Stage>

export const MapDesign = z
  .object({
    name: Name,
    actor: z.string().max(200).default('').describe('Who walks this journey: the persona'),
    scenario: z.string().max(500).default('').describe('The goal, in the words of the actor'),
    expectations: z.array(z.string().max(200)).max(10).default([]),
    owner: z.string().max(100).default(''),
    follow: Followed.default('customer'),
    startSteps: z
      .array(z.string())
      .max(maxSteps)
      .default([])
      .describe('A journey opens here; empty: anywhere'),
    endSteps: z
      .array(z.string())
      .max(maxSteps)
      .default([])
      .describe('A journey is completed here; empty: at any step of the last stage'),
    inactivityDays: z.number().min(1).max(3650).default(90).describe('Silent for longer = left'),
    behaviours: ShownByBehaviour.optional().describe(
      'What behaviour found between interactions shows, in hundredths on -200..200; null: not looked for; missing: as usual',
    ),
    restart: z.boolean().default(false).describe('A new journey begins after an end or a long silence'),
    stages: z.array(Stage).min(1).max(maxStages),
  })
  .superRefine((design, context) => {
    const steps = design.stages.flatMap((stage) => stage.steps)
    const issue = (message: string, path: (string | number)[]) =>
      context.addIssue({ code: 'custom', message, path })
    if (steps.length > maxSteps)
      issue(`A map holds at most ${maxSteps} steps; this one has ${steps.length}.`, ['stages'])
    if (new Set(steps.map((step) => step.id)).size < steps.length)
      issue('Two steps have the same id; give each step its own.', ['stages'])
    if (new Set(design.stages.map((stage) => stage.id)).size < design.stages.length)
      issue('Two stages have the same id; give each stage its own.', ['stages'])
    const touchpoints = steps.flatMap((step) => step.touchpoints)
    const doubled = touchpoints.find((id, index) => touchpoints.indexOf(id) !== index)
    if (doubled !== undefined)
      issue(`Touchpoint ${doubled} belongs to two steps; a touchpoint can be in one step of a map only.`, [
        'stages',
      ])
    const ids = new Set(steps.map((step) => step.id))
    for (const [field, list] of [
      ['startSteps', design.startSteps],
      ['endSteps', design.endSteps],
    ] as const)
      for (const id of list)
        if (!ids.has(id)) issue(`Step "${id}" is not on the map; remove it or add the step.`, [field])
  })
export type MapDesign = z.infer<typeof MapDesign>

export const JourneyMap = z.object({
  id: z.string(),
  version: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  design: MapDesign,
})
export type JourneyMap = z.infer<typeof JourneyMap>

/** A first map proposed from data alone, with what it leaves out. */
export const MapDraft = z.object({
  design: MapDesign,
  covered: z.object({
    interactionShare: z.number(),
    customerShare: z.number(),
    interactions: z.number(),
    customers: z.number(),
  }),
  leftOut: z.array(
    z.object({
      touchpoint: z.number(),
      name: z.string(),
      interactions: z.number(),
      customers: z.number(),
      reason: z.string(),
    }),
  ),
  notes: z.array(z.string()),
})
export type MapDraft = z.infer<typeof MapDraft>
