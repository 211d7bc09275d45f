/** Asks axe-core what keeps people out of a page: with a screen reader, a keyboard, or weak eyes. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

export type AxeFinding = { rule: string; impact: 'serious' | 'critical'; help: string; where: string[] }

const source = readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** What can differ when the same page is shown in other colours. */
const colours = ['color-contrast', 'link-in-text-block']

/** The serious and critical findings of the page as it is now; an empty list is what tests expect. */
export const axeFindings = (page: Page): Promise<AxeFinding[]> => findings(page, everything)

/** The same for a page that was looked at in other colours just before. */
export const axeColourFindings = (page: Page): Promise<AxeFinding[]> => findings(page, colours)

async function findings(page: Page, runOnly: string[]): Promise<AxeFinding[]> {
  // As an expression of the debugger, so that a page whose policy forbids inline scripts can be checked too.
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(await source)
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, ${JSON.stringify({ resultTypes: ['violations'], runOnly })})`,
  )
  return violations.flatMap(({ id, impact, help, nodes }) =>
    impact === 'serious' || impact === 'critical'
      ? [{ rule: id, impact, help, where: nodes.map((node) => node.target.join(' ')) }]
      : [],
  )
}
