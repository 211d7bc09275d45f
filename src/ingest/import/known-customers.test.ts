import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GivenImporter, givenImporter } from '../../../test/support/given-importer.ts'

let given: GivenImporter
const known = new Map<string, string>()
beforeAll(async () => {
  given = await givenImporter({
    customersByEmail: async (emails) => new Map([...known].filter(([address]) => emails.includes(address))),
  })
})
afterAll(() => given.close())

const usersOf = async (event: string) =>
  (await given.stored<{ user_id: string }>('user_id', `properties LIKE '%${event}%'`)).map(
    (row) => row.user_id,
  )

test('rows that name a customer by her address are hers, and stay one when she becomes known in between', async () => {
  const file =
    'Email,Date,Event,Place\nAnn@shop.test,2025-03-03,Webinar,mail-1\nben@shop.test,2025-03-04,Demo,mail-1\n'
  known.set('ben@shop.test', 'hubspot:102')
  const made = await given.run(file)
  expect(made).toMatchObject({ state: 'done', counts: { accepted: 2, customers: 2 } })
  expect(made.preview?.remarks.map(({ code }) => code)).toContain('known-by-email')
  expect((await usersOf('mail-1')).sort()).toEqual(['Ann@shop.test', 'hubspot:102'])
  known.set('ann@shop.test', 'hubspot:101')
  expect((await given.run(file)).counts).toMatchObject({ accepted: 0, duplicates: 2 })
})

test.each([
  ['HubSpot', 'Record ID,Associated Contact IDs,Activity date\n81,101;102,2025-09-01\n', 'hubspot:101'],
  [
    'Salesforce',
    'Id,WhoId,AccountId,ActivityDate\n00T1,003Hs00000CCCC1IAA,001A,2025-02-01\n',
    'salesforce:003Hs00000CCCC1IAA',
  ],
  ['Pipedrive', 'Activity - ID,Person - ID,Activity - Due date\n1,7,2024-02-02\n', 'pipedrive:7'],
])('an activity of %s is that of the contact whose record came from there', async (_, file, user) => {
  const made = await given.run(file)
  expect(made).toMatchObject({ state: 'done', counts: { accepted: 1, refused: 0 } })
  expect((await given.stored<{ user_id: string }>('user_id', `import = ${made.id}`)).at(0)?.user_id).toBe(
    user,
  )
})
