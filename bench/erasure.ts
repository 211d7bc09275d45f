/** How long it takes until a customer with 5 000 interactions is erased everywhere, among 100 000 with records. */
import type { RecordWrite } from '../src/model/crm/batch.ts'
import type { Erasure, ErasurePreview } from '../src/model/erasure.ts'
import { commandLineHeaders } from '../test/support/signed-in.ts'
import { frequentInteractions, writeFrequent } from './frequent-customer.ts'
import type { Report } from './report.ts'
import type { Bench } from './start.ts'
import { timed } from './timing.ts'

const others = 100_000
const batchSize = 1_000
const pause = 50

const other = (index: number): RecordWrite => ({
  do: 'create',
  values: { externalId: `other-${index}`, name: `Other ${index}`, email: `other.${index}@example.com` },
})

function* batches() {
  for (let from = 0; from < others; from += batchSize)
    yield Array.from({ length: batchSize }, (_, at) => other(from + at))
}

export async function erasure(bench: Bench, report: Report): Promise<void> {
  const { crm } = bench.waymark.parts
  await crm.many('customer', batches(), { kind: 'user', id: 'bench', name: 'Bench' }, () => {})
  const id = await writeFrequent(bench, 'erased')
  const headers = await commandLineHeaders(bench.directory)
  async function ask<Answer>(method: string, address: string, body?: object): Promise<Answer> {
    const response = await fetch(`${bench.waymark.url}/api/v1${address}`, {
      method,
      headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`)
    return (await response.json()) as Answer
  }
  const preview = await timed(() => ask<ErasurePreview>('GET', `/customers/${id}/erasure`))
  const figure = { size: bench.size, unit: 's' as const }
  const what = `customer with ${frequentInteractions} interactions, among ${others} with records`
  report.add({ ...figure, what: `what an erasure would delete: ${what}`, value: preview.ms / 1000 })
  const { ms } = await timed(async () => {
    const wish = { customer: id, confirm: preview.result.label }
    let receipt = await ask<Erasure>('POST', '/erasures', wish)
    while (receipt.state !== 'done') {
      await new Promise((resolve) => setTimeout(resolve, pause))
      receipt = await ask<Erasure>('GET', `/erasures/${receipt.id}`)
    }
  })
  report.add({ ...figure, what: `erased everywhere: ${what}`, value: ms / 1000 })
}
