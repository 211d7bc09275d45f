/** Marks the prepared rows of people who were erased as refused. */
import { homeOf } from '../../journey/hash.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import type { ErasedPeople } from '../../storage/records/erased-people.ts'
import { tablesOf } from './import-plan.ts'

/** Rows refused for this are shown nowhere: not as samples, not in the file of refused rows. */
export const erasedProblem = 'erased'

const waiting = { settings: { mutations_sync: '2', max_execution_time: 3600 } } as const

/** By which a row names somebody: her id where it is an address, however it is written, and columns of addresses. */
const addressesSql = `arrayConcat([lower(user_id)],
  extractAll(lower(properties), '"[^"]*e-?mail[^"]*":"([^"]*@[^"]*)"'))`
const hasAddress = `(position(user_id, '@') > 0 OR position(properties, '@') > 0)`

export async function refuseErasedRows(journeys: Journeys, id: number, erased: ErasedPeople): Promise<void> {
  if (erased.isEmpty) return
  const { prepared, repeats } = tablesOf(id)
  const homes: bigint[] = []
  const devices: string[] = []
  for await (const rows of journeys.stream<{ home: string }>(
    `SELECT DISTINCT home FROM ${prepared} WHERE problem = ''`,
  ))
    for (const { home } of rows) if (erased.has(BigInt(home))) homes.push(BigInt(home))
  for await (const rows of journeys.stream<{ device: string }>(
    `SELECT DISTINCT anonymous_id AS device FROM ${prepared} WHERE problem = '' AND anonymous_id != '' AND user_id != ''`,
  ))
    for (const { device } of rows) if (erased.has(homeOf('anonymous', device))) devices.push(device)
  const addresses: string[] = []
  for await (const rows of journeys.stream<{ address: string }>(
    `SELECT DISTINCT arrayJoin(${addressesSql}) AS address FROM ${prepared} WHERE problem = '' AND ${hasAddress}`,
  ))
    for (const { address } of rows) if (erased.has(homeOf('email', address.trim()))) addresses.push(address)
  if (homes.length + devices.length + addresses.length === 0) return
  await journeys.command(
    `ALTER TABLE ${prepared} UPDATE problem = '${erasedProblem}'
     WHERE problem = '' AND (home IN {homes:Array(UInt64)} OR anonymous_id IN {devices:Array(String)}
       OR ${hasAddress} AND hasAny(${addressesSql}, {addresses:Array(String)}))`,
    { homes, devices, addresses },
    waiting,
  )
  // Refused rows are not counted as repeated ones besides.
  await journeys.command(
    `ALTER TABLE ${repeats} DELETE WHERE row IN (SELECT row FROM ${prepared} WHERE problem = '${erasedProblem}')`,
    {},
    waiting,
  )
}
