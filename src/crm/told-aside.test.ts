/** What a company's own records tell is the same on both engines, in stretches of any length. */
import { describe, expect, test } from 'vitest'
import { givenCrm, paula } from '../../test/support/given-crm.ts'
import { recordsEngines } from '../../test/support/records.ts'
import type { Aside, AsideWish } from './told-aside.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString()

describe.each(recordsEngines)('on %s', (engine) => {
  test('stretches follow one another in time without a gap and hold everything once', async () => {
    await using given = await givenCrm(engine)
    const { crm, make } = given
    const [company, other] = [
      await make('company', { name: 'Own' }),
      await make('company', { name: 'Other' }),
    ]
    const ann = await make('customer', { name: 'Ann', externalId: 'ann', company: company.id })
    const eve = await make('customer', { name: 'Eve', externalId: 'eve', company: other.id })
    const customers = [undefined, ann.id, eve.id]
    await crm.batch(
      'deal',
      Array.from({ length: 400 }, (_, index) => ({
        do: 'create' as const,
        values: {
          ...{ name: `Deal ${index}`, company: index % 7 === 0 ? other.id : company.id },
          ...{ customer: customers[index % 3] ?? null, openedAt: at(index >> 2) },
          ...(index % 5 === 0 ? { stage: 'won', closedAt: at(500 - index) } : {}),
        },
      })),
      paula,
    )
    const wish = { company: company.id, people: [ann.id] }
    const read = async (more: Partial<AsideWish> = {}) => {
      const stretches: Aside[][] = []
      for await (const stretch of crm.toldAside({ ...wish, ...more })) stretches.push(stretch)
      return stretches
    }
    const timeOf = ({ message }: Aside) => Date.parse(String(message.timestamp))
    const idsOf = (stretches: Aside[][]) => stretches.flat().map(({ message }) => message.messageId)
    const [all = [], ...none] = await read()
    expect(none).toEqual([])
    const deals = Array.from({ length: 400 }, (_, index) => index).filter((n) => n % 7 !== 0 && n % 3 !== 1)
    expect(all).toHaveLength(deals.length + deals.filter((n) => n % 5 === 0).length)
    expect(new Set(all.map(({ customer }) => customer))).toEqual(new Set([null, eve.id]))
    const parts = await read({ enough: 1 })
    expect(parts.length).toBeGreaterThan(1)
    expect(idsOf(parts).toSorted()).toEqual(idsOf([all]).toSorted())
    for (const [index, part] of parts.entries())
      for (const later of parts.slice(index + 1))
        expect(Math.min(...part.map(timeOf))).toBeGreaterThan(Math.max(...later.map(timeOf)))
    const until = Date.parse(at(60))
    const before = all.filter((each) => timeOf(each) <= until).map(({ message }) => message.messageId)
    expect(idsOf(await read({ until, enough: 1 })).toSorted()).toEqual(before.toSorted())
  })
})
