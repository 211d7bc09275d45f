/** A real export of a sales team, brought in as a person would by the wizard: its published figures are met. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Board, RecordPage } from '../src/model/crm/crm-record.ts'
import type { Pipeline } from '../src/model/crm/pipeline.ts'
import type { RecordImport } from '../src/model/crm/record-import.ts'
import { type Given, givenWaymark } from './api-given.ts'

// The data is not ours to ship; it lies beside the repository where its licence allows.
const folder = new URL('../../shared/data/crm_sales_opportunities/', import.meta.url)
const fileOf = (name: string) => readFile(new URL(`${name}.csv.gz`, folder))

describe.skipIf(!existsSync(folder))('a sales team’s export (skipped where the data is absent)', () => {
  let given: Given
  beforeAll(async () => {
    given = await givenWaymark()
  })
  afterAll(() => given?.close())

  const asked = async <Body>(method: string, path: string, body?: unknown): Promise<Body> => {
    const { status, json, text } = await given.ask(method, `/api/v1${path}`, body)
    expect(status, text).toBeLessThan(300)
    return json as Body
  }
  async function settled({ id }: RecordImport): Promise<RecordImport> {
    for (;;) {
      const made = await asked<RecordImport>('GET', `/record-imports/${id}`)
      if (!['uploaded', 'reading', 'running', 'undoing'].includes(made.state)) return made
      await sleep(50)
    }
  }
  async function uploaded(name: string): Promise<RecordImport> {
    const answer = await fetch(`${given.url}/api/v1/record-imports?fileName=${name}.csv.gz`, {
      method: 'POST',
      headers: { ...given.admin, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(await fileOf(name)),
    })
    expect(answer.status).toBe(201)
    return settled((await answer.json()) as RecordImport)
  }
  const ran = async ({ id }: RecordImport) =>
    settled(await asked<RecordImport>('POST', `/record-imports/${id}/run`))
  const total = async (type: string) => (await asked<RecordPage>('GET', `/records/${type}?limit=1`)).total
  /** All amounts of these files are in dollars, which they do not say. */
  const inDollars = async (made: RecordImport) =>
    settled(await asked('PUT', `/record-imports/${made.id}/settings`, { ...made.settings, currency: 'USD' }))

  test('7 products and 85 accounts come in; who belongs to whom stands in the same file', async () => {
    expect((await ran(await inDollars(await uploaded('products')))).counts).toMatchObject({ create: 7 })
    const accounts = await uploaded('accounts')
    expect(accounts.preview?.remarks.map(({ code }) => code)).toContain('no-currency')
    expect(accounts.preview).toMatchObject({ undecided: 0, made: [], counts: { create: 85, refused: 0 } })
    expect((await ran(await inDollars(accounts))).counts).toMatchObject({ create: 85, refused: 0 })
    expect(await total('company')).toEqual({ n: 85, exact: true })
    const filter = JSON.stringify({ kind: 'field', field: 'parent', op: 'not-empty' })
    const daughters = await asked<RecordPage>('GET', `/records/company?filter=${encodeURIComponent(filter)}`)
    const lines = parse(gunzipSync(await fileOf('accounts')), { columns: true, bom: true }) as {
      subsidiary_of: string
    }[]
    expect(daughters.total.n).toBe(lines.filter(({ subsidiary_of }) => subsidiary_of !== '').length)
  })

  test('8 800 deals come in once “GTXPro” is decided to be GTX Pro; 63.15 % of the closed ones were won', {
    timeout: 120_000,
  }, async () => {
    const pipeline = await asked<Pipeline>('POST', '/pipelines', {
      name: 'Opportunities',
      stages: [
        { id: 'prospecting', name: 'Prospecting', probability: 10, kind: 'open' },
        { id: 'engaging', name: 'Engaging', probability: 40, kind: 'open' },
        { id: 'sale-won', name: 'Won', probability: 100, kind: 'won' },
        { id: 'sale-lost', name: 'Lost', probability: 0, kind: 'lost' },
      ],
    })
    const made = await uploaded('sales_pipeline')
    expect(made.settings).toMatchObject({ type: 'deal', pipeline: pipeline.id, match: ['externalId'] })
    expect(made.preview).toMatchObject({
      undecided: 1,
      made: [],
      counts: { rows: 8_800, create: 8_800, refused: 0, conflict: 0 },
    })
    const [open] = made.preview?.relations ?? []
    expect(open).toMatchObject({ value: 'GTXPro', to: 'product', state: 'near', rows: 1_480 })
    const [best] = open?.candidates ?? []
    expect(best?.label).toBe('GTX Pro')
    expect((await given.ask('POST', `/api/v1/record-imports/${made.id}/run`)).json).toMatchObject({
      code: 'import.undecided',
    })

    const decisions = [{ do: 'use', value: 'GTXPro', id: best?.id }]
    const columns = made.settings?.columns.map((one) =>
      one.column === open?.column ? { ...one, decisions } : one,
    )
    const decided = await settled(
      await asked('PUT', `/record-imports/${made.id}/settings`, {
        ...made.settings,
        columns,
        currency: 'USD',
      }),
    )
    expect(decided.preview?.undecided).toBe(0)
    expect(await ran(decided)).toMatchObject({ state: 'done', counts: { create: 8_800 } })

    expect(await total('deal')).toEqual({ n: 8_800, exact: true })
    const { columns: stages } = await asked<Board>(
      'GET',
      `/records/deal/board?group=stage&pipeline=${pipeline.id}&limit=0`,
    )
    const stage = (value: string) => stages.find((column) => column.value === value)
    const [won = 0, lost = 0] = [stage('sale-won')?.count, stage('sale-lost')?.count]
    expect(((100 * won) / (won + lost)).toFixed(2)).toBe('63.15')
    const sales = parse(gunzipSync(await fileOf('sales_pipeline')), { columns: true, bom: true }) as {
      deal_stage: string
      close_value: string
    }[]
    const revenue = sales.reduce(
      (sum, line) => sum + (line.deal_stage === 'Won' ? Number(line.close_value) : 0),
      0,
    )
    expect(stage('sale-won')?.sums).toEqual([{ minor: revenue * 100, currency: 'USD' }])
  })

  test('the same file again finds every deal as it is', { timeout: 60_000 }, async () => {
    const again = await inDollars(await uploaded('sales_pipeline'))
    expect(again.preview).toMatchObject({ undecided: 0, counts: { rows: 8_800, skip: 8_800 } })
  })
})
