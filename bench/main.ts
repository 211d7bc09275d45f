/** `npm run bench`: every figure beside what a user would pick instead, measured in one run on the same data. */
import { parseArgs } from 'node:util'
import { runBench } from './run-bench.ts'

const sizes: Record<string, number> = {
  '100k': 100_000,
  '1m': 1_000_000,
  '10m': 10_000_000,
  '100m': 100_000_000,
}

const { values } = parseArgs({
  options: {
    size: { type: 'string', multiple: true },
    only: { type: 'string', multiple: true, default: [] },
    out: { type: 'string', default: 'bench/results/latest.json' },
  },
})
const sizesOf = (names: readonly string[]) =>
  names.map((name) => {
    const size = sizes[name.toLowerCase()]
    if (size === undefined) {
      console.error(`--size ${name} is not one of ${Object.keys(sizes).join(', ')}.`)
      process.exit(2)
    }
    return size
  })
await runBench({
  sizes: sizesOf(values.size ?? ['1m', '10m']),
  // A million customers is what one PostgreSQL is measured with.
  records: sizesOf(values.size ?? ['100k', '1m']).filter((size) => size <= 1_000_000),
  only: values.only,
  out: values.out,
})
