/** Fields that people add to types of record. */
import { z } from 'zod'
import { CustomField, CustomFieldDesign } from '../model/crm/custom-field.ts'
import { RecordTypePath } from './ids.ts'
import { Nothing, problems, resource } from './resource.ts'

const FieldPath = RecordTypePath.extend({ name: z.string().min(1).max(100) })

export const customFields = resource(['crm'], (app, { crm }) => {
  const tags = ['Record fields']

  app.get(
    '/record-types/:type/fields',
    {
      config: { permit: 'read' },
      schema: {
        tags,
        summary: 'Fields that people added',
        params: RecordTypePath,
        response: { 200: z.array(CustomField), ...problems },
      },
    },
    async (request) => await crm.customFields(request.params.type),
  )

  app.post(
    '/record-types/:type/fields',
    {
      config: { permit: 'settings', did: 'Added a field' },
      schema: {
        tags,
        summary: 'Add a field; it can be used at once',
        params: RecordTypePath,
        body: CustomFieldDesign,
        response: { 201: CustomField, ...problems },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await crm.addCustomField(request.params.type, request.body)),
  )

  app.put(
    '/record-types/:type/fields/:name',
    {
      config: { permit: 'settings', did: 'Changed a field' },
      schema: {
        tags,
        summary: 'Change a field, except what kind of value it holds',
        params: FieldPath,
        body: CustomFieldDesign,
        response: { 200: CustomField, ...problems },
      },
    },
    async (request) => await crm.changeCustomField(request.params.type, request.params.name, request.body),
  )

  app.delete(
    '/record-types/:type/fields/:name',
    {
      config: { permit: 'settings', did: 'Removed a field' },
      schema: {
        tags,
        summary: 'Remove a field from view',
        params: FieldPath,
        response: { 204: Nothing, ...problems },
      },
    },
    async (request, reply) => {
      await crm.removeCustomField(request.params.type, request.params.name)
      return reply.code(204).send()
    },
  )
})
