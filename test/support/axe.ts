/** Asks axe-core what keeps people out of a page: with a screen reader, a keyboard, or weak eyes. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

export type AxeFinding = { rule: string; impact: 'serious' | 'critical'; help: string; where: string[] }

const source = readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** The serious and critical findings of the page as it is now; an empty list is what tests expect. */
export async function axeFindings(page: Page): Promise<AxeFinding[]> {
  // As an expression of the debugger, so that a page whose policy forbids inline scripts can be checked too.
  await page.evaluate(await source)
  const { violations } = await page.evaluate<AxeResults>(
    "axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
  )
  return violations.flatMap(({ id, impact, help, nodes }) =>
    impact === 'serious' || impact === 'critical'
      ? [{ rule: id, impact, help, where: nodes.map((node) => node.target.join(' ')) }]
      : [],
  )
}
