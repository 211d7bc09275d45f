/** How the tests run: on Node, each file in a process of its own; some files once more on stores over the network. */
import { defineConfig } from 'vitest/config'
import { shortLived } from './test/support/short-lived.ts'

/** They ask for their stores by `test/support/stores.ts`, which reads TEST_STORES. */
const alsoOverTheNetwork = [
  'src/ingest/ingest.test.ts',
  'src/ingest/identity/identity.test.ts',
  'src/ingest/import/importer.test.ts',
  'src/ingest/import/meanwhile.test.ts',
  'src/maps/customers/customers.test.ts',
]

export default defineConfig({
  test: {
    environment: 'node',
    // The embedded ClickHouse opens one data directory per process, so no two files may share one.
    pool: 'forks',
    isolate: true,
    execArgv: shortLived,
    globalSetup: 'test/support/temporary-folder.ts',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    teardownTimeout: 20_000,
    // Long enough for a machine that does much else; what is there at once is found at once.
    expect: { poll: { timeout: 15_000 } },
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/results.json' },
    projects: [
      {
        extends: true,
        test: {
          name: 'embedded',
          include: ['{src,test,demo,examples,scripts,bench}/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        test: { name: 'network', include: alsoOverTheNetwork, env: { TEST_STORES: 'network' } },
      },
    ],
  },
})
