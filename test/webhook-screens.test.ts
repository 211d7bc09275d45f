/** An admin connects another system by hand: she makes a webhook, tries it, and sends a message again. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings } from './support/axe.ts'
import { givenReceiver, type Receiver } from './support/receiver.ts'
import { givenStory, type Story, settled } from './support/story-browser.ts'

let story: Story
let receiver: Receiver
beforeAll(async () => {
  receiver = await givenReceiver()
  story = await givenStory({ environment: { WAYMARK_ALLOW_PRIVATE_HOSTS: '127.0.0.1' } })
})
afterAll(async () => {
  await story?.close()
  await receiver?.close()
})

const name = '<img src=x onerror="alert(1)">'

test('made, tried, looked into, sent again, turned off and removed; a name that is a script is text', async () => {
  const { page, troubles } = await story.open()
  const alerts: string[] = []
  page.on('dialog', (dialog) => {
    alerts.push(dialog.message())
    void dialog.dismiss()
  })
  await page.goto('/settings/webhooks')
  await settled(page)
  await page.getByRole('button', { name: 'Make a webhook' }).click()
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Address').fill(`${receiver.url}/hook`)
  await page.getByLabel('Deals made').check()
  await page.getByLabel('An interaction is accepted').check()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Make webhook' }).click()
  const secret = page.getByText(/^whsec_/)
  await secret.waitFor()
  await page.getByRole('button', { name: 'I have copied it' }).click()
  await secret.waitFor({ state: 'detached' })

  await page.getByRole('button', { name: 'Send a test' }).click()
  await page.getByText('The test arrived').waitFor()
  expect(receiver.received).toHaveLength(1)

  await story.given.ask('POST', '/api/v1/records/deal', { values: { name } })
  await page.getByRole('button', { name: `Messages to ${name}` }).click()
  const message = page.getByRole('listitem').filter({ hasText: 'deal.created' })
  await message.getByText('✓ delivered').waitFor()
  await message.getByRole('button', { name: /Content/ }).click()
  await message.getByText('"label": "<img').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await message.getByRole('button', { name: 'Send again' }).click()
  await expect.poll(() => receiver.received.length, { timeout: 10_000 }).toBe(3)
  const [, first, again] = receiver.received.map(({ headers }) => headers['webhook-id'])
  expect(again).toBe(first)

  receiver.answerWith(() => ({ status: 500 }))
  await page.getByRole('button', { name: 'Send a test' }).click()
  await page.getByText('Look into its log').first().waitFor()
  const more = page.getByRole('button', { name: `More about ${name}` })
  await more.click()
  await page.getByRole('menuitem', { name: 'Turn off' }).click()
  await page.getByText('off', { exact: true }).waitFor()
  await more.click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await page.getByText('No other system is told anything yet').waitFor()
  expect(alerts).toEqual([])
  expect(troubles()).toEqual([])
  await page.context().close()
})
