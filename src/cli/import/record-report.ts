/** How the command line shows an import of records before it runs, and when it is done. */
import { log } from '@clack/prompts'
import type { RecordImport, RecordImportCounts } from '../../model/crm/record-import.ts'
import { recordTypes } from '../../model/crm/types/index.ts'
import { number, sayNotes } from './import-report.ts'

export function sayRecords({ settings, preview, format }: RecordImport): void {
  if (!settings || !preview) return
  const output = process.stderr
  const labels = new Map(preview.targets.map(({ target, label }) => [target, label]))
  const leftOut = preview.columns.filter(({ target, filled }) => target === null && filled > 0)
  log.message(
    [
      `${(format ?? '').toUpperCase()} with ${number.format(preview.counts.rows)} rows of ${recordTypes[settings.type].plural.toLowerCase()}. ${preview.why}`,
      ...settings.columns.map(({ column, target, newField }) =>
        newField
          ? `  "${column}": new field "${newField.label}" (${newField.kind})`
          : `  "${column}": ${labels.get(target) ?? target}`,
      ),
      ...(leftOut.length > 0 ? [`  left out: ${leftOut.map(({ name }) => `"${name}"`).join(', ')}`] : []),
    ].join('\n'),
    { output },
  )
  for (const { value, field, candidates, decision } of preview.relations)
    if (decision === 'ask')
      log.warn(
        `${field} "${value}" resembles ${candidates.map(({ label }) => `"${label}"`).join(', ')}. Decide in the web app, or with --near.`,
        { output },
      )
  sayNotes(preview)
}

export const recordsLine = ({
  rows,
  create,
  update,
  skip,
  merged,
  conflict,
  refused,
  consents,
}: RecordImportCounts) =>
  [
    `${number.format(rows)} rows: ${number.format(create)} new, ${number.format(update)} changed, ${number.format(skip + merged)} as they were, ${number.format(conflict + refused)} not taken`,
    ...(consents > 0 ? [`${number.format(consents)} opt-ins and opt-outs`] : []),
  ].join('; ')
