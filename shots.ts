import { givenStory, settled } from './test/support/story-browser.ts'
const story = await givenStory()
const ask = story.given.ask
const make = async (type: string, values: object) => ((await ask('POST', `/api/v1/records/${type}`, { values })).json as any).record.id
const co = await make('company', { name: 'Marlow Bakery', city: 'Cork' })
await make('company', { name: 'Marlow Bakery Ltd', city: 'Cork', domain: 'marlow.example' })
const a = await make('customer', { name: 'Ines Marlow', email: 'ines@marlow.example', city: 'Cork', company: co, jobTitle: 'Head baker', externalId: 'c-1' })
const b = await make('customer', { name: 'Inés Marlowe', phone: '+353 21 555 0199', city: 'Cork', company: co, website: 'https://marlow.example', externalId: 'c-2' })
await make('customer', { name: 'Tom Reed', phone: '+44 20 7946 0018', email: 'tom@reed.example' })
await make('customer', { name: 'Thomas Reed', phone: '020 7946 0018', city: 'London' })
await make('customer', { name: 'Alexandria Featherstonehaugh-Cholmondeley', email: 'alexandria.featherstonehaugh@very-long-company-name.example', city: 'Llanfairpwllgwyngyll' })
await make('customer', { name: 'A. Featherstonehaugh', email: 'alexandria.featherstonehaugh@very-long-company-name.example' })
const d = await make('customer', { name: 'Dora Ek' , email: 'dora@ek.example'})
const e = await make('customer', { name: 'Dora Eck', email: 'dora@ek.example', phone: '555 123 456' })
await make('deal', { name: 'Second bike', customer: b }); await make('note', { text: 'Prefers mornings', customer: b })
const m = (await ask('POST', '/api/v1/merges', { type: 'customer', winner: d, loser: e, reason: 'Same address, asked on the phone' })).json as any
const p = await story.given.waymark.parts
await p.outbox.emptied(); await p.keeper.caughtUp(); await p.services.duplicates.lookedThrough()
const w = await make('customer', { name: 'Wanda Quill', email: 'wanda@quill.example' })
await p.outbox.emptied(); await p.keeper.caughtUp()
await ask('POST', '/api/v1/erasures', { customer: w, confirm: 'Wanda Quill' }); await p.services.erasures.settled()
const places: Record<string, string> = { duplicates: '/duplicates', compare: `/duplicates/customer/${a}/${b}`, merges: '/merges', erasures: '/settings/erasures', customer: `/customers/${a}` }
for (const [look, size] of [['wide', {}], ['dark', { dark: true }], ['phone', { width: 390, height: 844 }]] as const) {
  const { page } = await story.open(size as any)
  for (const [name, to] of Object.entries(places)) {
    await page.goto(to); await settled(page); await page.waitForTimeout(300)
    await page.screenshot({ path: `/tmp/pp/${name}-${look}.png` })
    if (name === 'customer') {
      await page.getByRole('button', { name: 'More about this person' }).click(); await page.waitForTimeout(300)
      await page.screenshot({ path: `/tmp/pp/menu-${look}.png` })
      await page.getByRole('menuitem', { name: 'Erase…' }).click(); await page.getByText('Type “').waitFor(); await page.waitForTimeout(200)
      await page.screenshot({ path: `/tmp/pp/erase-${look}.png` })
    }
  }
  await page.context().close()
}
await story.close()
process.exit(0)
