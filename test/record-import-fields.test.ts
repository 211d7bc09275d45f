/** Over HTTP: a column becomes a field only by who may define fields, whoever brought the file. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RecordImport } from '../src/model/crm/record-import.ts'
import { type Given, givenWaymark } from './api-given.ts'
import { invited } from './support/signed-in.ts'

let given: Given
beforeAll(async () => {
  given = await givenWaymark()
})
afterAll(() => given.close())

async function settled(id: number): Promise<RecordImport> {
  for (;;) {
    const made = (await given.ask('GET', `/api/v1/record-imports/${id}`)).json as RecordImport
    if (!['uploaded', 'reading', 'running', 'undoing'].includes(made.state)) return made
    await sleep(50)
  }
}

test('an editor neither says nor runs that a column becomes a field; an admin does both', async () => {
  const editor = await invited(given.url, given.admin, 'editor')
  const answer = await given.ask(
    'POST',
    '/api/v1/record-imports?fileName=members.csv&type=customer',
    'Customer ID,Name,Badge\nb1,Bo,gold\nb2,Bea,gold\nb3,Ben,silver\nb4,Bix,silver\n',
    { ...editor, 'content-type': 'text/csv' },
  )
  expect(answer.status).toBe(201)
  const { id } = answer.json as RecordImport
  const { settings } = await settled(id)
  const path = `/api/v1/record-imports/${id}`
  const wanted = { ...settings, columns: [...(settings?.columns ?? []), { column: 'Badge', target: 'new' }] }
  const refused = { status: 403, json: { code: 'access.not-allowed' } }
  expect(await given.ask('PUT', `${path}/settings`, wanted, editor)).toMatchObject(refused)
  expect((await given.ask('PUT', `${path}/settings`, wanted)).status).toBe(200)
  expect((await settled(id)).settings?.columns.at(-1)).toMatchObject({
    target: 'custom.badge',
    newField: { label: 'Badge', kind: 'choice', options: [{ label: 'gold' }, { label: 'silver' }] },
  })
  expect(await given.ask('POST', `${path}/run`, undefined, editor)).toMatchObject(refused)
  const fields = async () => (await given.ask('GET', '/api/v1/record-types/customer/fields')).json
  expect(await fields()).toEqual([])
  expect((await given.ask('POST', `${path}/run`)).status).toBe(200)
  expect(await settled(id)).toMatchObject({
    state: 'done',
    counts: { create: 4 },
    fields: [{ name: 'custom.badge', label: 'Badge' }],
  })
  expect(await fields()).toMatchObject([{ name: 'custom.badge', kind: 'choice' }])
})
