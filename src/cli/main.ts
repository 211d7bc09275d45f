/** The `waymark` command. */
import { mkdir } from 'node:fs/promises'
import { Command } from 'commander'
import { type Config, ConfigError, readConfig } from '../config.ts'
import { AppError } from '../model/app-error.ts'
import { authorizationOf } from './authorization.ts'
import { importCommand } from './import.ts'
import { importRecordsCommand } from './import-records.ts'
import { createKey, type KeyPlace, listKeys } from './keys.ts'
import { makeResetLink } from './reset-link.ts'

const placeOf = (config: Config): KeyPlace => ({
  url: `http://127.0.0.1:${config.port}`,
  data: config.data,
  databaseUrl: config.databaseUrl,
  authorize: () => authorizationOf(config),
})

// Loaded when needed: a command that goes through a running server is there in a third of the time without them.
const theServer = () => import('../main.ts')

/** The stores and all parts without the server, for a command that finds none running. */
const openHere = async () => {
  const [{ openLogger }, { openParts }] = await Promise.all([theServer(), import('../open-parts.ts')])
  const config = readConfig()
  await using opened = new AsyncDisposableStack()
  await mkdir(config.data, { recursive: true })
  const parts = await openParts(config, openLogger(config), opened)
  const stops = opened.move()
  const close = async () => {
    await parts.rebuild.finished()
    await parts.keeper.caughtUp()
    await stops.disposeAsync()
  }
  return { parts, importer: parts.importer, recordImports: parts.services.recordImports, close }
}

// An option belongs to the command that it stands behind: "import" and "import records" share some.
const program = new Command('waymark')
  .description('A CRM whose customer-journey maps are alive.')
  .enablePositionalOptions()

program
  .command('start')
  .description('start the server')
  .action(async () => (await theServer()).runWaymark())
program
  .command('demo')
  .description('start the server with the demo company')
  .action(async () => (await theServer()).runWaymark({ demo: true }))

program
  .command('seed')
  .description('bring the demo company into the data folder, without starting the server')
  .action(async () => {
    const { loadDemo } = await import('./load-demo.ts')
    const { parts, close } = await openHere()
    await loadDemo(parts, console.log).finally(close)
  })

const keys = program
  .command('keys')
  .description('write keys, with which websites and apps may send interactions')
keys
  .command('create')
  .argument('<name>', 'what it is for, e.g. "Web shop"')
  .description('make a write key; it is shown this once')
  .action(async (name: string) => {
    const { key } = await createKey(placeOf(readConfig()), name)
    console.log(key)
  })
keys
  .command('list')
  .description('all write keys')
  .action(async () => {
    for (const key of await listKeys(placeOf(readConfig())))
      console.log(
        [key.id, `${key.prefix}…`, key.name, `${key.accepted} accepted`, `${key.refused} refused`].join('\t'),
      )
  })

program
  .command('reset-link')
  .argument('<email>', 'whose password is to be chosen anew')
  .option('--without-second-factor', 'also turn her second factor off')
  .description('a link for a new password, from the running server; for when no admin can sign in')
  .action(async (email: string, options: { withoutSecondFactor?: boolean }) => {
    const { link, expiresAt } = await makeResetLink(placeOf(readConfig()), email, {
      withoutSecondFactor: options.withoutSecondFactor === true,
    })
    console.log(`${link}\nIt works once, until ${expiresAt}.`)
  })

const server = () => ({
  url: placeOf(readConfig()).url,
  authorize: () => authorizationOf(readConfig()),
})
program.addCommand(
  importCommand({ server, openHere })
    .enablePositionalOptions()
    .addCommand(importRecordsCommand({ server, openHere })),
)

try {
  await program.parseAsync()
} catch (error) {
  const known = error instanceof AppError || error instanceof ConfigError
  console.error(known ? error.message : error)
  process.exitCode = 1
}
