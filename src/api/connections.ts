/** Connections to other systems: the catalogue, those that stand, and what can be done with each. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { callerMay } from '../access/caller.ts'
import { Brought, RemoveWish } from '../model/brought.ts'
import { GoneSamples } from '../model/connected-rows.ts'
import {
  Connection,
  ConnectionChange,
  ConnectionRun,
  ConnectionTest,
  ConnectorInfo,
  GoneAnswer,
  HookDelivery,
  HookDeliveryState,
  NewConnection,
  RowNotTaken,
  TestWish,
} from '../model/connection.ts'
import { abortSignal } from './abort-signal.ts'
import { actorOf, writerOf } from './actor.ts'
import { ConnectionPath } from './ids.ts'
import { PageQuery } from './paging.ts'
import { Nothing, problems, resource } from './resource.ts'

const look = { permit: 'read' } as const
/** Who connects other systems reads their data and enters their passwords: admins. */
const manage = { permit: 'settings' } as const
/** Where Waymark is told whom to reach, with which secrets. */
const proven = { ...manage, proof: 'always' } as const
const RowPage = z.object({ rows: z.array(RowNotTaken), next: z.string().nullable() })
const RowQuery = PageQuery.extend({ cursor: z.string().max(300).optional() })
const DeliveryPage = z.object({ rows: z.array(HookDelivery), next: z.string().nullable() })
const DeliveryPath = ConnectionPath.extend({ delivery: z.coerce.number().int().min(1) })
const DeliveryQuery = PageQuery.extend({
  cursor: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  state: HookDeliveryState.optional(),
})
const replayed = {
  all: HookDeliveryState.exclude(['waiting', 'asks']).options,
  failed: ['failed'],
  unknown: ['unknown'],
} as const

/** Addresses often carry keys (…?token=…), so settings are for those alone who may change them. */
const seenBy =
  ({ caller }: FastifyRequest) =>
  (connection: Connection): Connection =>
    callerMay(caller, 'settings') ? connection : { ...connection, settings: {} }

export const connections = resource(['connections'], (app, { connections }) => {
  const tags = ['Connections']
  const params = ConnectionPath
  const answer = { 200: Connection, ...problems }

  app.get(
    '/connectors',
    {
      config: look,
      schema: {
        tags,
        summary: 'Which kinds of systems can be connected, with the schema of their settings',
        response: { 200: z.array(ConnectorInfo), ...problems },
      },
    },
    async () => connections.catalogue(),
  )

  app.get(
    '/connections',
    {
      config: look,
      schema: {
        tags,
        summary: 'All connections, with how fresh they are and what is wrong',
        response: { 200: z.array(Connection), ...problems },
      },
    },
    async (request) => (await connections.list()).map(seenBy(request)),
  )

  app.post(
    '/connections',
    {
      config: { ...proven, did: 'Connected a system' },
      schema: {
        tags,
        summary: 'Connect a system',
        body: NewConnection,
        response: { 201: Connection, ...problems },
      },
    },
    async (request, reply) => {
      const { connector, name } = request.body
      const made = await connections.create(request.body, actorOf(request).name)
      request.auditFacts.connection = { id: made.id, connector, name }
      return reply.code(201).send(made)
    },
  )

  app.post(
    '/connections/test',
    {
      config: { ...proven, did: 'Tried the settings of a connection' },
      schema: {
        tags,
        summary: 'Try settings without keeping them',
        body: TestWish,
        response: { 200: ConnectionTest, ...problems },
      },
    },
    async (request) => {
      request.auditFacts.connector = request.body.connector
      return await connections.test(request.body)
    },
  )

  app.get(
    '/connections/:id',
    { config: look, schema: { tags, summary: 'One connection', params, response: answer } },
    async (request) => seenBy(request)(await connections.get(request.params.id)),
  )

  app.patch(
    '/connections/:id',
    {
      config: { ...proven, did: 'Changed a connection' },
      schema: { tags, summary: 'Change a connection', params, body: ConnectionChange, response: answer },
    },
    async (request) => await connections.change(request.params.id, request.body),
  )

  app.delete(
    '/connections/:id',
    {
      config: { ...proven, did: 'Removed a connection' },
      schema: {
        tags,
        summary: 'Remove a connection; what it brought stays, or goes first in the background',
        params,
        querystring: RemoveWish,
        response: { 202: Connection, 204: Nothing, ...problems },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { connector, name } = await connections.get(id)
      request.auditFacts.connection = { id, connector, name, brought: request.query.brought }
      if (request.query.brought === 'take-back')
        return reply.code(202).send(await connections.takeBack(id, writerOf(request)))
      await connections.remove(id)
      return reply.code(204).send()
    },
  )

  app.get(
    '/connections/:id/brought',
    {
      config: manage,
      schema: {
        tags,
        summary: 'What would go with the connection if what it brought were taken back, and what would stay',
        params,
        response: { 200: Brought, ...problems },
      },
    },
    async (request, reply) => await connections.brought(request.params.id, abortSignal(reply)),
  )

  for (const [action, did, summary, work] of [
    [
      'pause',
      'Paused a connection',
      'Do not run it until it is resumed; what is sent is kept',
      connections.pause,
    ],
    ['resume', 'Resumed a connection', 'Run it again', connections.resume],
    ['run', 'Ran a connection at once', 'Run it now', (id: string) => connections.run(id, { again: false })],
    [
      'backfill',
      'Read everything of a connection again',
      'Read everything again from the beginning; what is there counts once',
      (id: string) => connections.run(id, { again: true }),
    ],
  ] as const)
    app.post(
      `/connections/:id/${action}`,
      { config: { ...manage, did }, schema: { tags, summary, params, response: answer } },
      async (request) => await work(request.params.id),
    )

  app.get(
    '/connections/:id/runs',
    {
      config: look,
      schema: {
        tags,
        summary: 'What its last runs did, newest first',
        params,
        response: { 200: z.array(ConnectionRun), ...problems },
      },
    },
    async (request) => await connections.runs(request.params.id),
  )

  app.get(
    '/connections/:id/not-taken',
    {
      config: manage,
      schema: {
        tags,
        summary: 'Rows that could not become records, with the reason; they are tried again with each run',
        params,
        querystring: RowQuery,
        response: { 200: RowPage, ...problems },
      },
    },
    async (request) => {
      const { cursor: after, limit } = request.query
      return await connections.notTaken(request.params.id, { limit, after })
    },
  )

  app.get(
    '/connections/:id/not-taken.csv',
    {
      config: { ...manage, did: 'Downloaded the rows that a connection did not take' },
      schema: {
        tags,
        summary: 'The same as a file',
        params,
        response: { 200: { content: { 'text/csv': { schema: z.string() } } }, ...problems },
      },
    },
    async (request, reply) => {
      const rows = await connections.notTakenCsv(request.params.id)
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="rows-not-taken.csv"')
        .send(rows as never)
    },
  )

  app.get(
    '/connections/:id/deliveries',
    {
      // Payloads are as the other system sent them, with everything in them.
      config: manage,
      schema: {
        tags,
        summary: 'What was received, as it came, newest first',
        params,
        querystring: DeliveryQuery,
        response: { 200: DeliveryPage, ...problems },
      },
    },
    async (request) => {
      const { cursor, ...wish } = request.query
      return await connections.deliveries(request.params.id, { ...wish, before: cursor })
    },
  )

  app.get(
    '/connections/:id/gone',
    {
      config: manage,
      schema: {
        tags,
        summary: 'Some of the records that wait for an answer, since their rows are gone there',
        params,
        response: { 200: GoneSamples, ...problems },
      },
    },
    async (request) => await connections.goneSamples(request.params.id),
  )

  app.post(
    '/connections/:id/gone',
    {
      config: { ...manage, did: 'Decided about records that are gone in a connected system' },
      schema: {
        tags,
        summary: 'Say what becomes of records whose rows are gone there',
        params,
        body: GoneAnswer,
        response: { 200: Connection, ...problems },
      },
    },
    async (request) => await connections.answerGone(request.params.id, request.body),
  )

  app.post(
    '/connections/:id/former-secret/end',
    {
      config: { ...manage, did: 'Ended the former secret of a connection' },
      schema: {
        tags,
        summary: 'Let only the secret of now count, before the day is over',
        params,
        response: answer,
      },
    },
    async (request) => await connections.endFormerSecret(request.params.id),
  )

  app.post(
    '/connections/:id/deliveries/:delivery/done',
    {
      config: { ...manage, did: 'Ticked off what a connected system asked for' },
      schema: {
        tags,
        summary: 'Say that what was asked for is done',
        params: DeliveryPath,
        response: { 204: Nothing, ...problems },
      },
    },
    async (request, reply) => {
      await connections.answered(request.params.id, request.params.delivery)
      return reply.code(204).send()
    },
  )

  app.post(
    '/connections/:id/replay',
    {
      config: { ...manage, did: 'Took what a connection had received once more' },
      schema: {
        tags,
        summary: 'Tell what was received once more, as after a better mapping',
        params,
        body: z.strictObject({ which: z.enum(['all', 'failed', 'unknown']) }),
        response: { 200: z.object({ waiting: z.number().int() }), ...problems },
      },
    },
    async (request) => await connections.replay(request.params.id, replayed[request.body.which]),
  )
})
