/** Brings the demo company in, once: touchpoints, eighteen months of interactions, maps; then lets it live on. */
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import { z } from 'zod'
import { PERIOD } from '../../demo/clock.ts'
import { businessCustomers, DEFAULT_CUSTOMERS, generateDemo } from '../../demo/company.ts'
import { designOf } from '../../demo/design-of.ts'
import { demoMaps } from '../../demo/map.ts'
import type { DemoMessage } from '../../demo/message.ts'
import { demoTouchpoints, type RawMatch, ruleOf } from '../../demo/touchpoints.ts'
import { nextInteractions, startTrickle } from '../../demo/trickle.ts'
import type { Profiles } from '../crm/profiles.ts'
import type { Ingest } from '../ingest/ingest.ts'
import type { Catalogue } from '../ingest/touchpoints/catalogue.ts'
import type { Keeper } from '../maps/keeper.ts'
import type { MapStore } from '../maps/map-store.ts'
import { appError } from '../model/app-error.ts'
import type { Journeys } from '../storage/journeys/connect.ts'
import type { Records } from '../storage/records/connect.ts'
import { saveSetting, settingOf } from '../storage/records/settings.ts'
import type { Tables } from '../storage/records/tables.ts'
import { createDemoShop, type DemoShop, type DemoShopNeeds } from './demo-shop.ts'

export type DemoNeeds = {
  records: Records
  journeys: Journeys
  catalogue: Catalogue
  ingest: Ingest
  keeper: Keeper
  maps: MapStore
  profiles: Pick<Profiles, 'written'>
  recordsChanged: DemoShopNeeds['onChanged']
}

const seed = 'nordhaven'
const settingName = 'demo'
/** `madeAt` is kept from the first attempt, so that a load that was stopped goes on with the same messages. */
const Demo = z.object({ seed: z.string(), madeAt: z.string(), loaded: z.boolean(), map: z.string() })
type Demo = z.infer<typeof Demo>

const batchSize = 2_000
const batchesAtOnce = 3
const trickleEveryMs = 1_000

const save = (db: Kysely<Tables>, demo: Demo) => saveSetting(db, settingName, demo)

/** Demo data among somebody's own would spoil both. */
const refuseOwnData = async (journeys: Journeys): Promise<void> => {
  const [stored] = await journeys.rows<{ n: string }>('SELECT count() AS n FROM interactions')
  if (Number(stored?.n ?? 0) > 0)
    throw appError(
      'request.conflict',
      'This data folder holds interactions of your own. Start the demo in another one: WAYMARK_DATA=./demo-data npm run demo',
    )
}

async function makeTouchpoints(catalogue: Catalogue): Promise<(match: RawMatch) => number | undefined> {
  const known = new Map(catalogue.touchpoints().map(({ name, id }) => [name, id]))
  const ids = new Map<string, number>()
  for (const { match, name, channels, department, feeling, behaviour } of demoTouchpoints) {
    const touchpoint = {
      name,
      channel: channels[0],
      department,
      feeling: feeling ?? null,
      rules: [ruleOf(match)],
      ...(behaviour ? { behaviour } : {}),
    }
    ids.set(JSON.stringify(match), known.get(name) ?? (await catalogue.make(touchpoint)).id)
  }
  return (match) => ids.get(JSON.stringify(match))
}

export const demoShopOf = ({
  records,
  recordsChanged,
}: Pick<DemoNeeds, 'records' | 'recordsChanged'>): DemoShop =>
  createDemoShop({ db: records.db, seed, onChanged: recordsChanged })

function* heardBy(shop: DemoShop, messages: Iterable<DemoMessage>): Generator<DemoMessage> {
  for (const message of messages) {
    shop.hear(message)
    yield message
  }
}

async function takeIn(
  ingest: Ingest,
  messages: Iterable<DemoMessage>,
  now: Date,
  onProgress: (messages: number) => void,
): Promise<number> {
  let count = 0
  let batch: unknown[] = []
  const running = new Set<Promise<unknown>>()
  const send = async () => {
    while (running.size >= batchesAtOnce) await Promise.race(running)
    const sent = ingest.accept(batch, { source: 'demo', receivedAt: now })
    const done: Promise<unknown> = sent.finally(() => running.delete(done))
    running.add(done)
    count += batch.length
    batch = []
    onProgress(count)
  }
  for (const message of messages) {
    batch.push(message)
    if (batch.length >= batchSize) await send()
  }
  if (batch.length > 0) await send()
  await Promise.all(running)
  return count
}

/** Returns the id of the map to open first. `madeAt`: the moment that is the company's today. */
export async function loadDemo(
  parts: DemoNeeds,
  say: (line: string) => void,
  customers = DEFAULT_CUSTOMERS,
  madeAt = new Date(),
): Promise<string> {
  const { db } = parts.records
  const before = await settingOf(db, settingName, Demo)
  if (before?.loaded) return before.map
  if (!before) await refuseOwnData(parts.journeys)
  const demo = before ?? { seed, madeAt: madeAt.toISOString(), loaded: false, map: '' }
  await save(db, demo)
  const startedAt = Date.now()
  say('Loading the demo company: eighteen months of a shop with a service desk …')
  const idOf = await makeTouchpoints(parts.catalogue)
  let said = 0
  const now = new Date(demo.madeAt)
  const shop = demoShopOf(parts)
  const wish = { seed, now, customers }
  await shop.makeCompanies([...businessCustomers(wish)])
  const count = await takeIn(parts.ingest, heardBy(shop, generateDemo(wish)), now, (messages) => {
    if (messages - said < 40_000) return
    said = messages
    say(`  ${messages.toLocaleString('en')} messages taken in`)
  })
  const existing = new Map((await parts.maps.list()).map((map) => [map.design.name, map.id]))
  const ids: string[] = []
  for (const map of demoMaps)
    ids.push(existing.get(map.name) ?? (await parts.maps.create(designOf(map, idOf), 'demo')).id)
  await parts.keeper.caughtUp()
  await parts.profiles.written()
  const orders = await shop.load(new Date(now.getTime() - PERIOD))
  const [first = ''] = ids
  await save(db, { ...demo, loaded: true, map: first })
  const took = ((Date.now() - startedAt) / 1000).toFixed(1)
  say(`  ${count.toLocaleString('en')} messages and ${orders.toLocaleString('en')} orders in ${took} s`)
  return first
}

/** New interactions every second or two, and the orders among them. Returns what stops them. */
export async function trickleDemo(parts: DemoNeeds, logger: Logger): Promise<() => Promise<void>> {
  const demo = await settingOf(parts.records.db, settingName, Demo)
  const madeAt = new Date(demo?.madeAt ?? Date.now())
  const trickle = startTrickle({ seed, now: new Date(), madeAt })
  const shop = demoShopOf(parts)
  let sending: Promise<unknown> = Promise.resolve()
  const send = async (messages: DemoMessage[], receivedAt: Date) => {
    await shop.companiesIn(messages)
    await parts.ingest.accept(messages, { source: 'demo', receivedAt })
    await shop.ordersIn(messages)
  }
  const timer = setInterval(() => {
    const now = new Date()
    const messages = nextInteractions(trickle, now)
    if (messages.length === 0) return
    sending = sending
      .then(() => send(messages, now))
      .catch((err: unknown) => logger.warn({ err }, 'the demo could not send its newest interactions'))
  }, trickleEveryMs)
  return async () => {
    clearInterval(timer)
    await sending
  }
}
