/** Writes the web client's types from the API's own document; `--check` only says whether they are current. */
import { readFile, writeFile } from 'node:fs/promises'
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import pino from 'pino'
import { collection } from '../src/api/collection.ts'
import { health } from '../src/api/health.ts'
import { resources } from '../src/api/index.ts'
import { buildServer } from '../src/api/server.ts'
import type { Services } from '../src/api/services.ts'
import { createHub } from '../src/live/hub.ts'

const target = new URL('../src/web/api/schema.generated.ts', import.meta.url)
const header = '/** Made by `npm run openapi` from the schemas of the API; do not edit. */\n'

/** Routes are described without being called, so the services behind them need not exist. */
const uncalled = Object.fromEntries(
  [collection, health, ...resources].flatMap(({ needs }) => needs.map((need) => [need, {}])),
) as unknown as Services

export const apiTypes = async (): Promise<string> => {
  const app = await buildServer({
    services: { ...uncalled, live: createHub(), erasures: { ...uncalled.erasures, onErased() {} } },
    logger: pino({ level: 'silent' }),
    web: process.cwd(),
  })
  await app.ready()
  const document = app.swagger() as unknown as OpenAPI3
  await app.close()
  return header + astToString(await openapiTS(document, { alphabetize: true }))
}

if (import.meta.main) {
  const types = await apiTypes()
  if (process.argv.includes('--check')) {
    const current = await readFile(target, 'utf8').catch(() => '')
    if (current === types) console.log('The web client knows the API as it is.')
    else {
      console.error('The types of the web client are behind the API. Run `npm run openapi`.')
      process.exitCode = 1
    }
  } else await writeFile(target, types)
}
