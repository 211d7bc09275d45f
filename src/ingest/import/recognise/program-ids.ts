/** Columns in which exports of other programs name the customer of an activity by an id of theirs. */
import { wordsOf } from '../../../files/words-of.ts'
import { programIds } from '../../../model/crm/program-ids.ts'

type Told = { words: string; prefix: string; isTheirs(header: string, cells: readonly string[]): boolean }

/** Ids of contacts and of leads in Salesforce begin so. */
const salesforcePerson = /^00[3Q][A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/
const allLike = (pattern: RegExp) => (_: string, cells: readonly string[]) =>
  cells.length > 0 && cells.every((cell) => pattern.test(cell.trim()))

const told: readonly Told[] = [
  { words: 'associated contact ids', prefix: programIds.HubSpot, isTheirs: allLike(/^\d+(?:;\d+)*$/) },
  { words: 'who id', prefix: programIds.Salesforce, isTheirs: allLike(salesforcePerson) },
  { words: 'contact id', prefix: programIds.Salesforce, isTheirs: allLike(salesforcePerson) },
  {
    words: 'person id',
    prefix: programIds.Pipedrive,
    isTheirs: (header) => /^person - id$/i.test(header.trim()),
  },
]

/** What its records of customers have before such an id; undefined where the column is nothing of the kind. */
export function programPrefix(header: string, cells: readonly string[]): string | undefined {
  const words = wordsOf(header)
  return told.find((one) => one.words === words && one.isTheirs(header, cells))?.prefix
}
