/** How long a customer's page waits for everything it asks at first, when she has 5 000 interactions. */
import { homeSql } from '../src/journey/hash.ts'
import { commandLineHeaders } from '../test/support/signed-in.ts'
import type { Report } from './report.ts'
import type { Bench } from './start.ts'
import { quantile, timed } from './timing.ts'

const interactions = 5_000
const user = 'frequent'
const timesAsked = 20

async function writeFrequent({ waymark: { parts }, kinds }: Bench): Promise<string> {
  await parts.journeys.command(
    `INSERT INTO interactions (home, at, rank, message, kind, lane, score, scale, raw, text, user_id, message_id, received)
    SELECT ${homeSql('user', '{user:String}')} AS home,
      toDateTime64(1704067200 + number * 9000, 3, 'UTC'), 0, cityHash64(number, {user:String}),
      ({kinds:Array(UInt32)})[1 + number % length({kinds:Array(UInt32)})],
      if(number % 10 = 0, 1, 0), if(number % 10 = 0, toInt16(number % 400) - 200, 0), if(number % 10 = 0, 1, 0), number % 11,
      if(number % 20 = 0, 'They answered quickly and solved it.', ''),
      {user:String}, concat({user:String}, toString(number)), now64(3)
    FROM numbers(${interactions})`,
    { user, kinds },
  )
  const [row] = await parts.journeys.rows<{ home: string }>(
    `SELECT toString(${homeSql('user', '{user:String}')}) AS home`,
    { user },
  )
  const home = row?.home ?? ''
  parts.keeper.markDirty([BigInt(home)], Date.now())
  await parts.keeper.caughtUp()
  await parts.profiles.recheck([[BigInt(home)]])
  return home
}

const ofCustomer = (id: string) =>
  `filter=${encodeURIComponent(JSON.stringify({ kind: 'field', field: 'customer', op: 'is', value: id }))}`

/** What the page asks at once. */
const addresses = (id: string, map: string): string[] => [
  `/customers/${id}`,
  `/customers/${id}/timeline?limit=50`,
  `/customers/${id}/line?map=${map}`,
  `/customers/${id}/consents`,
  `/records/customer/${id}`,
  `/records/customer/${id}/history?limit=10`,
  `/records/customer/${id}/files`,
  ...['deal', 'ticket', 'order'].map((type) => `/records/${type}?limit=5&${ofCustomer(id)}`),
  ...['task', 'note'].map((type) => `/records/${type}?limit=30&${ofCustomer(id)}`),
]

export async function customerPage(bench: Bench, report: Report): Promise<void> {
  const id = await writeFrequent(bench)
  const headers = await commandLineHeaders(bench.directory)
  const ask = async (address: string) => {
    const response = await fetch(`${bench.waymark.url}/api/v1${address}`, { headers })
    if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`)
    await response.arrayBuffer()
  }
  const wanted = addresses(id, bench.map.id)
  const all: number[] = []
  const each = new Map<string, number[]>()
  for (let time = 0; time <= timesAsked; time++) {
    const { ms } = await timed(() => Promise.all(wanted.map(ask)))
    // The first opens what later ones find open.
    if (time > 0) all.push(ms)
  }
  for (const address of wanted.slice(0, 3))
    for (let time = 0; time < timesAsked; time++) {
      const { ms } = await timed(() => ask(address))
      each.set(address, [...(each.get(address) ?? []), ms])
    }
  const value = quantile(all, 0.95)
  report.add({
    size: bench.size,
    what: `customer with ${interactions} interactions: ${wanted.length} questions, p95`,
    value,
    unit: 'ms',
    target: '≤ 150 ms',
    met: value <= 150,
  })
  for (const [index, name] of ['herself', 'timeline', 'line over a map'].entries())
    report.add({
      size: bench.size,
      what: `… ${name} alone, p95`,
      value: quantile(each.get(wanted[index] ?? '') ?? [], 0.95),
      unit: 'ms',
    })
}
