/** A real export of a sales team, through the same writes as a person's: its published figures are met. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import type { RecordWrite } from '../src/model/crm/batch.ts'
import { givenCrm, paula } from './support/given-crm.ts'

// The data is not ours to ship; it lies beside the repository where its licence allows.
const folder = new URL('../../shared/data/crm_sales_opportunities/', import.meta.url)

type Line = Record<string, string>
const linesOf = async (name: string): Promise<Line[]> =>
  parse(gunzipSync(await readFile(new URL(`${name}.csv.gz`, folder))), { columns: true, bom: true })

/** The file's words for stages, as ids. */
const stages: Record<string, string> = {
  Prospecting: 'prospecting',
  Engaging: 'engaging',
  Won: 'sale-won',
  Lost: 'sale-lost',
}
const day = (date: string | undefined) => (date ? `${date}T00:00:00Z` : null)

describe.skipIf(!existsSync(folder))('a sales team’s export (skipped where the data is absent)', () => {
  test('85 accounts and 8 800 deals come in, and 63.15 % of the closed ones were won', {
    timeout: 240_000,
  }, async () => {
    await using given = await givenCrm()
    const { crm } = given
    const pipeline = await crm.makePipeline({
      name: 'Opportunities',
      stages: [
        { id: 'prospecting', name: 'Prospecting', probability: 10, kind: 'open' },
        { id: 'engaging', name: 'Engaging', probability: 40, kind: 'open' },
        { id: 'sale-won', name: 'Won', probability: 100, kind: 'won' },
        { id: 'sale-lost', name: 'Lost', probability: 0, kind: 'lost' },
      ],
    })
    const writeAll = async (type: 'company' | 'deal', writes: RecordWrite[]) => {
      const ids: string[] = []
      for (let from = 0; from < writes.length; from += 1_000) {
        const { results } = await crm.batch(type, writes.slice(from, from + 1_000), paula)
        for (const result of results) {
          expect(result).toMatchObject({ status: 'done' })
          if (result.status === 'done') ids.push(result.id)
        }
      }
      return ids
    }
    const accounts = await linesOf('accounts')
    const ids = await writeAll(
      'company',
      accounts.map(({ account = '', sector = '', employees, office_location = '' }) => ({
        do: 'create',
        values: { name: account, industry: sector, employees: Number(employees), country: office_location },
      })),
    )
    const companyOf = new Map(accounts.map(({ account }, index) => [account, ids[index]]))
    const sales = await linesOf('sales_pipeline')
    await writeAll(
      'deal',
      sales.map((line) => ({
        do: 'create',
        values: {
          externalId: line.opportunity_id ?? '',
          name: `${line.product} for ${line.account || 'somebody'}`,
          company: companyOf.get(line.account ?? '') ?? null,
          stage: stages[line.deal_stage ?? ''] ?? null,
          owner: line.sales_agent ?? '',
          ...(line.engage_date ? { openedAt: day(line.engage_date) } : {}),
          ...(line.close_date ? { closedAt: day(line.close_date) } : {}),
          amount: line.close_value ? { minor: Number(line.close_value) * 100, currency: 'USD' } : null,
        },
      })),
    )

    expect((await crm.list('company', { limit: 1 })).total).toEqual({ n: 85, exact: true })
    expect((await crm.list('deal', { limit: 1 })).total).toEqual({ n: 8_800, exact: true })
    const { columns } = await crm.board('deal', { group: 'stage', pipeline: pipeline.id, limit: 1 })
    const count = (stage: string) => columns.find(({ value }) => value === stage)?.count ?? 0
    const won = count('sale-won')
    const closed = won + count('sale-lost')
    expect(((100 * won) / closed).toFixed(2)).toBe('63.15')
    const revenue = sales.reduce(
      (sum, line) => sum + (line.deal_stage === 'Won' ? Number(line.close_value) : 0),
      0,
    )
    expect(columns.find(({ value }) => value === 'sale-won')?.sums).toEqual([
      { minor: revenue * 100, currency: 'USD' },
    ])
  })
})
