/** Takes over what rows say of agreements and opt-outs: what is there already is not said again, and an opt-out here outlives what a file does not date. */
import { type Kysely, sql, type Transaction } from 'kysely'
import { type Actor, plainActor, type Writer } from '../../../model/actor.ts'
import { storedJson } from '../../../storage/records/stored-text.ts'
import type { Tables } from '../../../storage/records/tables.ts'
import { sameAs } from '../../same-records.ts'
import { outweighs, type RowConsent } from './row-consents.ts'
import type { RowRead } from './row-read.ts'

/** `byOrder`: said in passing, so that it never outweighs an opt-out that others told of. */
export type SaidConsent = RowConsent & { customer: string; byOrder?: boolean }
export type ConsentNews = {
  entries: (SaidConsent & { at: string })[]
  /** Opt-outs from before something that she agreed to later: they stand in her history. */
  older: number
}

/** How an entry says that it came with a file. */
export const consentSource = (fileName: string): string => `import: ${fileName}`.slice(0, 300)

/** One word of each about each; of two an opt-out counts. */
export function consentsOf(rows: readonly RowRead[], records: ReadonlyMap<number, string>): SaidConsent[] {
  const said = new Map<string, SaidConsent>()
  for (const { row, consents = [] } of rows) {
    const customer = records.get(row)
    if (customer === undefined) continue
    for (const consent of consents) {
      const key = JSON.stringify([customer, consent.channel, consent.purpose, consent.at ?? ''])
      if (outweighs(consent, said.get(key))) said.set(key, { ...consent, customer })
    }
  }
  return [...said.values()]
}

/** `source`: as it stands beside each entry. */
export async function newConsents(
  db: Kysely<Tables> | Transaction<Tables>,
  said: readonly SaidConsent[],
  source: string,
  now: Date,
): Promise<ConsentNews> {
  if (said.length === 0) return { entries: [], older: 0 }
  const { rows } = await sql<{ place: number; older: boolean }>`
    with said as (
      select * from jsonb_to_recordset(${storedJson(said.map((one, place) => ({ ...one, place })))}::jsonb)
        as x(place int, customer text, channel text, purpose text, state text, at timestamptz, "byOrder" boolean)),
    entry as (
      select said.place, c.state, c.at, c.id, c.source from said
        join crm_consent c on c.channel = said.channel and c.purpose = said.purpose
          and c.customer in ${sameAs('customer', 'said.customer')}),
    elsewhere as (select distinct on (place) place, state from entry where source <> ${source}
      order by place, at desc, id desc),
    newest as (select distinct on (place) place, state, at from entry order by place, at desc, id desc)
    select said.place, coalesce(said.state <> 'granted' and newest.state = 'granted' and newest.at > said.at, false) as older
    from said left join newest using (place) left join elsewhere using (place)
    where case
      when said."byOrder" and said.state = 'granted' and elsewhere.state <> 'granted' then false
      when said.at is not null then not exists (
        select from entry e where e.place = said.place and e.state = said.state and e.at = said.at)
      when said.state = 'granted' then newest.state is null
      else coalesce(newest.state, 'granted') = 'granted' and not exists (
        select from entry e where e.place = said.place and e.state = said.state and e.source = ${source})
    end
    order by said.place`.execute(db)
  return {
    entries: rows.flatMap(({ place }) => {
      const one = said[place]
      return one ? [{ ...one, at: one.at ?? now.toISOString() }] : []
    }),
    older: rows.filter(({ older }) => older).length,
  }
}

export async function addConsents(
  transaction: Transaction<Tables>,
  { entries }: ConsentNews,
  { actor, source, batch }: { actor: Writer; source: string; batch: string | null },
): Promise<void> {
  if (entries.length === 0) return
  const by: Actor = plainActor(actor)
  await sql`insert into crm_consent (customer, channel, purpose, state, source, at, actor, batch)
    select x.customer, x.channel, x.purpose, x.state, ${source}, x.at, ${storedJson(by)}::jsonb, ${batch}
    from jsonb_to_recordset(${storedJson(entries)}::jsonb)
      as x(customer text, channel text, purpose text, state text, at timestamptz)
    order by x.at`.execute(transaction)
}

/** What an import added is gone, so what counted before counts again. */
export const takeConsentsBack = (db: Kysely<Tables>, batch: string): Promise<unknown> =>
  db.deleteFrom('crm_consent').where('batch', '=', batch).execute()
