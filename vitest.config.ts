/** How the tests run: on Node, each file in a process of its own. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    include: ['{src,test,demo,examples,scripts,bench}/**/*.test.{ts,tsx}'],
    // The embedded ClickHouse opens one data directory per process, so no two files may share one.
    pool: 'forks',
    isolate: true,
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/results.json' },
  },
})
