/** Known customers have records without anybody making them; what people wrote stays. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenCrm, paula } from '../../test/support/given-crm.ts'
import { customersToCompare } from './duplicates/find-pairs.ts'
import { createProfiles, type SeenPerson } from './profiles.ts'
import { customerIdOf } from './record-id.ts'

let given: Awaited<ReturnType<typeof givenCrm>>
let profiles: ReturnType<typeof createProfiles>
/** What the journeys store would answer. */
let stored: SeenPerson[] = []
const troubles: unknown[] = []

beforeAll(async () => {
  given = await givenCrm()
  profiles = createProfiles({
    db: given.records.db,
    clock: () => given.clock.now,
    peopleSince: async function* () {
      yield stored
    },
    peopleOf: async function* () {
      yield stored
    },
    onWritten: () => {},
    onTrouble: (error) => troubles.push(error),
  })
})
afterAll(async () => {
  await profiles.close()
  await given[Symbol.asyncDispose]()
  expect(troubles).toEqual([])
})

const said = async (userId: string, traits: Record<string, string> = {}, at = 1) => {
  profiles.note([{ userId, traits, at }])
  await profiles.written()
  return record(userId)
}
const record = async (userId: string) => (await given.crm.get('customer', customerIdOf(userId))).record

test('somebody who is known by an id has a record, with what she said of herself', async () => {
  const ann = await said('ann', {
    firstName: 'Ann',
    lastName: 'Lee',
    email: 'ann@lee.test',
    company: 'Lee & Co',
  })
  expect(ann).toMatchObject({ label: 'Ann Lee', version: 1, createdBy: { kind: 'system' } })
  expect(ann.values.email).toBe('ann@lee.test')
  expect((await given.crm.get('company', String(ann.values.company))).record.label).toBe('Lee & Co')
  const ben = await said('ben', { company: 'LEE & CO' })
  expect(ben.values.company).toBe(ann.values.company)
  expect((await said('ben')).version).toBe(1)
})

test('the newest trait counts, whatever came first; what a person wrote stays', async () => {
  await said('cleo', { name: 'New name', city: 'Graz' }, 200)
  expect((await said('cleo', { name: 'Old name' }, 100)).values.name).toBe('New name')
  expect((await said('cleo', { name: 'Newest name' }, 300)).values.name).toBe('Newest name')
  const { id, version } = await record('cleo')
  await given.crm.change('customer', id, version, { name: 'Cleo by hand' }, paula)
  const after = await said('cleo', { name: 'Later name', city: 'Linz' }, 400)
  expect(after.values).toMatchObject({ name: 'Cleo by hand', city: 'Linz' })
})

test('who was deleted by a person stays deleted; who went with an import comes back with the next interaction', async () => {
  const dan = await said('dan', { name: 'Dan' })
  await given.crm.remove('customer', dan.id, undefined, paula)
  expect((await said('dan', { name: 'Dan again' }, 9)).deletedAt).not.toBeNull()

  const eva = await said('eva', { name: 'Eva' })
  stored = []
  await profiles.recheck([[BigInt(eva.id), BigInt(customerIdOf('cleo'))]])
  expect((await record('eva')).deletedAt).not.toBeNull()
  // Somebody worked on this one.
  expect((await record('cleo')).deletedAt).toBeNull()
  expect((await said('eva', {}, 10)).deletedAt).toBeNull()
})

test('whoever is in the store already is found at the first start, and only newer ones at the next', async () => {
  stored = [{ userId: 'old-timer', traits: { name: 'Old Timer' }, at: 5 }]
  await profiles.catchUp()
  expect(await record('old-timer')).toMatchObject({ label: 'Old Timer' })
  const mark = await given.records.db
    .selectFrom('setting')
    .select('value')
    .where('key', '=', 'crm.profiles')
    .execute()
  expect(mark).toHaveLength(1)
})

test('whoever waits for the records has all of them, also those of the groups that would rest', async () => {
  const many = Array.from({ length: 4_500 }, (_, index) => ({ userId: `many-${index}`, traits: {}, at: 1 }))
  profiles.note(many)
  const written = profiles.written()
  // Seen again while they are being written.
  profiles.note(many)
  await written
  const rows = await given.records.db
    .selectFrom('crm_change')
    .select('version')
    .where('type', '=', 'customer')
    .where(
      'record',
      'in',
      many.map(({ userId }) => customerIdOf(userId)),
    )
    .execute()
  expect(rows).toHaveLength(many.length)
  expect(rows.every(({ version }) => version === 1)).toBe(true)
})

test('of those known by an id alone only who shares a device is compared with others', async () => {
  await said('bare')
  await said('with-device')
  await said('named', { name: 'Nora Named' })
  const [bare, device, named] = ['bare', 'with-device', 'named'].map(customerIdOf)
  await sql`insert into identity_link
    (kind, from_home, from_value, user_home, user_value, at, rank, message, message_id)
    values ('anonymous', 1, 'd1', ${device}::numeric, 'with-device', now(), 1, 1, 'm1')`.execute(
    given.records.db,
  )
  const compared = await customersToCompare(given.records.db, [bare, device, named].map(String))
  expect(compared.toSorted()).toEqual([device, named].toSorted())
})

test('an id that a record would store in another form is left alone', async () => {
  profiles.note([{ userId: ' blank ', traits: {}, at: 1 }])
  await profiles.written()
  await expect(given.crm.get('customer', customerIdOf('blank'))).rejects.toMatchObject({
    code: 'record.not-found',
  })
})
