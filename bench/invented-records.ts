/** Companies and customers as measurements make them: the same in every run. */
import type { Crm } from '../src/crm/crm.ts'
import type { Actor } from '../src/model/actor.ts'
import type { RecordWrite } from '../src/model/crm/batch.ts'
import type { RecordType } from '../src/model/crm/record-type.ts'
import type { Person } from './record-import.ts'

const batchSize = 1_000
const actor: Actor = { kind: 'user', id: 'bench', name: 'Bench' }

const firstNames =
  'Anna Bela Carl Dora Emil Franz Greta Hans Ida Jonas Klara Lars Mia Nils Olga Paul Quinn Rosa Sven Tina Ute Vera Wim Yara Zoe Ahmed Bruno Chiara'.split(
    ' ',
  )
const lastNames =
  'Bauer Huber Gruber Wagner Steiner Moser Mayer Hofer Leitner Berger Fuchs Eder Fischer Schmid Winkler Weber Schwarz Maier Schneider Reiter Brunner Lang Baumgartner Auer Binder Lechner Novak Pospisil Kovacs Petrov'.split(
    ' ',
  )
export const cities = 'Wien Graz Linz Salzburg Innsbruck Klagenfurt Villach Wels Dornbirn Steyr'.split(' ')

/** The same choices in every run: a linear congruence is random enough for names. */
function chooser() {
  let state = 1
  return (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

export async function writeAll(
  crm: Crm,
  type: RecordType,
  count: number,
  make: (index: number) => RecordWrite,
) {
  const ids: string[] = []
  function* batches() {
    for (let from = 0; from < count; from += batchSize)
      yield Array.from({ length: Math.min(batchSize, count - from) }, (_, at) => make(from + at))
  }
  await crm.many(type, batches(), actor, (results) => {
    for (const result of results) if (result.status === 'done') ids.push(result.id)
  })
  return ids
}

export function invented() {
  const choose = chooser()
  const pick = (words: readonly string[]): string => words[choose(words.length)] ?? ''
  return {
    choose,
    pick,
    company: (index: number) => `${pick(lastNames)} & ${pick(lastNames)} ${index}`,
    /** `companies`: ids or names. */
    customer(index: number, companies: readonly string[]): Person {
      const [first, last] = [pick(firstNames), pick(lastNames)]
      return {
        externalId: `customer-${index}`,
        name: `${first} ${last}`,
        email: `${first}.${last}.${index}@example.com`.toLowerCase(),
        phone: `+43 ${choose(10_000_000)}`,
        city: pick(cities),
        company: pick(companies),
      }
    },
  }
}
