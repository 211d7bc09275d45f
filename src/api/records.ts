/** Records of every type: lists, boards, one record, changes alone and in batches, history, undo. */
import { z } from 'zod'
import { BatchAnswer, mostWrites, RecordWrite } from '../model/crm/batch.ts'
import {
  Board,
  PlaceInList,
  RecordAnswer,
  RecordChange,
  RecordPage,
  RecordTypeInfo,
} from '../model/crm/crm-record.ts'
import { FieldValues } from '../model/crm/field-value.ts'
import { actorOf, writerOf } from './actor.ts'
import { RecordPath, RecordTypePath } from './ids.ts'
import { IfMatch } from './if-match.ts'
import { PageQuery } from './paging.ts'
import { Filter, ListQuery, ruleOf, Search, Sort } from './record-query.ts'
import { problems, resource } from './resource.ts'
import { expectedVersion, tagOf } from './version-tag.ts'

const BoardQuery = z.strictObject({
  group: z.string().min(1).max(100).describe('a field with choices, e.g. stage or status'),
  pipeline: z.string().max(64).optional().describe('of deals by stage: only the stages of this pipeline'),
  filter: Filter,
  sort: Sort,
  q: Search,
  limit: z.coerce.number().int().min(0).max(100).default(20).describe('cards per column'),
})
const PlaceQuery = ListQuery.omit({ limit: true, cursor: true, at: true }).extend({
  from: z.string().min(1).max(2_000).optional().describe('`from` of an answer before'),
})
const Values = z.strictObject({ values: FieldValues })
const History = z.object({ rows: z.array(RecordChange), next: z.string().nullable() })

export const records = resource(['crm'], (app, { crm }) => {
  const tags = ['Records']
  const one = { 200: RecordAnswer, ...problems }

  app.get(
    '/record-types',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'All types of record with their fields',
        description:
          'Fields that people added and the options of today are among them; forms and lists are drawn from this.',
        response: { 200: z.array(RecordTypeInfo), ...problems },
      },
    },
    async () => await crm.types(),
  )

  app.get(
    '/records/:type',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'A page of records',
        params: RecordTypePath,
        querystring: ListQuery,
        response: { 200: RecordPage, ...problems },
      },
    },
    async (request) => {
      const { filter, q, ...page } = request.query
      return await crm.list(
        request.params.type,
        { ...page, query: q, filter: ruleOf(filter) },
        actorOf(request),
      )
    },
  )

  app.get(
    '/records/:type/board',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'Records in columns, with numbers and sums',
        params: RecordTypePath,
        querystring: BoardQuery,
        response: { 200: Board, ...problems },
      },
    },
    async (request) => {
      const { filter, q, ...wish } = request.query
      return await crm.board(
        request.params.type,
        { ...wish, query: q, filter: ruleOf(filter) },
        actorOf(request),
      )
    },
  )

  app.post(
    '/records/:type',
    {
      config: { permit: 'edit', did: 'Made a record' },
      schema: {
        tags,
        summary: 'Make a record',
        description: 'A customer without `externalId` is given one; her record id is her customer id.',
        params: RecordTypePath,
        body: Values,
        response: { 201: RecordAnswer, ...problems },
      },
    },
    async (request, reply) => {
      const { type } = request.params
      const answer = await crm.create(type, request.body.values, writerOf(request))
      return reply
        .code(201)
        .header('etag', tagOf(answer.record.version))
        .header('location', `/api/v1/records/${type}/${answer.record.id}`)
        .send(answer)
    },
  )

  app.post(
    '/records/:type/batch',
    {
      config: { permit: 'edit', did: 'Changed several records at once' },
      schema: {
        tags,
        summary: 'Many changes at once',
        description:
          'Each is answered on its own; those that can be done are done together, and undone together by POST /undo/{undo}.',
        params: RecordTypePath,
        body: z.strictObject({ writes: z.array(RecordWrite).min(1).max(mostWrites) }),
        response: { 200: BatchAnswer, ...problems },
      },
    },
    async (request) => await crm.batch(request.params.type, request.body.writes, writerOf(request)),
  )

  app.get(
    '/records/:type/:id',
    {
      config: { permit: 'read' },
      schema: { tags, summary: 'One record, also when it was deleted', params: RecordPath, response: one },
    },
    async (request, reply) => {
      const answer = await crm.get(request.params.type, request.params.id, actorOf(request))
      return reply.header('etag', tagOf(answer.record.version)).send(answer)
    },
  )

  app.get(
    '/records/:type/:id/place',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'Where a record stands in a list, and who stands beside it',
        description: 'The list is named as in GET /records/{type}: by filter, order and words.',
        params: RecordPath,
        querystring: PlaceQuery,
        response: { 200: PlaceInList, ...problems },
      },
    },
    async (request) => {
      const { type, id } = request.params
      const { filter, q, ...wish } = request.query
      return await crm.place(type, id, { ...wish, query: q, filter: ruleOf(filter) }, actorOf(request))
    },
  )

  app.patch(
    '/records/:type/:id',
    {
      config: { permit: 'edit', did: 'Changed a record' },
      schema: {
        tags,
        summary: 'Change fields of a record',
        description:
          'Needs If-Match. 412 carries the record as it is now in `facts.current`, so that both changes can be kept.',
        params: RecordPath,
        headers: IfMatch,
        body: Values,
        response: one,
      },
    },
    async (request, reply) => {
      const { type, id } = request.params
      const version = expectedVersion(request.headers['if-match'])
      const answer = await crm.change(type, id, version, request.body.values, writerOf(request))
      return reply.header('etag', tagOf(answer.record.version)).send(answer)
    },
  )

  app.delete(
    '/records/:type/:id',
    {
      config: { permit: 'edit', did: 'Deleted a record' },
      schema: {
        tags,
        summary: 'Delete a record; it can be restored',
        description: 'With If-Match only that version is deleted.',
        params: RecordPath,
        headers: IfMatch,
        response: one,
      },
    },
    async (request) => {
      const tag = request.headers['if-match']
      const version = tag === undefined ? undefined : expectedVersion(tag)
      return await crm.remove(request.params.type, request.params.id, version, writerOf(request))
    },
  )

  app.post(
    '/records/:type/:id/restore',
    {
      config: { permit: 'edit', did: 'Restored a deleted record' },
      schema: { tags, summary: 'Bring a deleted record back', params: RecordPath, response: one },
    },
    async (request) => await crm.restore(request.params.type, request.params.id, writerOf(request)),
  )

  app.get(
    '/records/:type/:id/history',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'Who changed what and when, newest first',
        params: RecordPath,
        querystring: PageQuery,
        response: { 200: History, ...problems },
      },
    },
    async (request) =>
      await crm.history(request.params.type, request.params.id, request.query, actorOf(request)),
  )

  app.post(
    '/undo/:id',
    {
      config: { permit: 'edit', did: 'Took back several changes' },
      schema: {
        tags,
        summary: 'Take back a batch of changes',
        description: 'A record that was changed since is left as it is, and says so.',
        params: z.object({ id: z.string().min(1).max(64) }),
        response: { 200: BatchAnswer, ...problems },
      },
    },
    async (request) => await crm.undo(request.params.id, writerOf(request)),
  )
})
