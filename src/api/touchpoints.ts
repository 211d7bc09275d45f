/** Touchpoints and the rules that find them. */
import { z } from 'zod'
import {
  Kind,
  Rederivation,
  Touchpoint,
  TouchpointChange,
  TouchpointRule,
  TouchpointWithCounts,
} from '../model/touchpoint.ts'
import { TouchpointPath } from './ids.ts'
import { Nothing, problems, resource } from './resource.ts'

const NewTouchpoint = TouchpointChange.required({ name: true })
const MergeInto = z.object({ into: TouchpointPath.shape.id })

export const touchpoints = resource(['touchpoints'], (app, { touchpoints }) => {
  const tags = ['Touchpoints']

  app.get(
    '/touchpoints',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'All touchpoints',
        response: { 200: z.array(TouchpointWithCounts), ...problems },
      },
    },
    async () => await touchpoints.list(),
  )

  app.post(
    '/touchpoints',
    {
      config: { permit: 'edit', did: 'Made a touchpoint' },
      schema: {
        tags,
        summary: 'Make a touchpoint',
        body: NewTouchpoint,
        response: { 201: Touchpoint, ...problems },
      },
    },
    async (request, reply) => reply.code(201).send(await touchpoints.make(request.body)),
  )

  app.post(
    '/touchpoints/preview',
    {
      config: { permit: 'edit', did: 'Tried a rule of a touchpoint' },
      schema: {
        tags,
        summary: 'Which interactions a rule would find',
        body: TouchpointRule,
        response: { 200: z.array(Kind), ...problems },
      },
    },
    async (request) => await touchpoints.preview(request.body),
  )

  app.get(
    '/touchpoints/rederivation',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'How far history follows the rules',
        response: { 200: Rederivation, ...problems },
      },
    },
    async () => await touchpoints.rederivation(),
  )

  app.patch(
    '/touchpoints/:id',
    {
      config: { permit: 'edit', did: 'Changed a touchpoint' },
      schema: {
        tags,
        summary: 'Change name, channel, department, rules',
        params: TouchpointPath,
        body: TouchpointChange,
        response: { 200: Touchpoint, ...problems },
      },
    },
    async (request) => await touchpoints.change(request.params.id, request.body),
  )

  app.post(
    '/touchpoints/:id/merge',
    {
      config: { permit: 'edit', did: 'Merged two touchpoints' },
      schema: {
        tags,
        summary: 'Make this touchpoint part of another',
        params: TouchpointPath,
        body: MergeInto,
        response: { 200: Touchpoint, ...problems },
      },
    },
    async (request) => await touchpoints.merge(request.params.id, request.body.into),
  )

  app.delete(
    '/touchpoints/:id',
    {
      config: { permit: 'edit', did: 'Removed a touchpoint' },
      schema: {
        tags,
        summary: 'Remove a touchpoint',
        params: TouchpointPath,
        response: { 204: Nothing, ...problems },
      },
    },
    async (request, reply) => {
      await touchpoints.remove(request.params.id)
      return reply.code(204).send()
    },
  )
})
