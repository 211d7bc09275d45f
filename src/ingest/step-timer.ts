/** Measures each step of the pipeline, for /metrics. */
import { Counter, Histogram, type Registry } from 'prom-client'
import type { Draft } from './draft.ts'

export type IngestMetrics = {
  /** Runs a step and notes how long it took. */
  timed<Result>(step: string, work: () => Result): Result
  counted(drafts: readonly Draft[]): void
}

export function ingestMetrics(registry: Registry | undefined): IngestMetrics {
  const registers = registry ? [registry] : []
  const seconds = new Histogram({
    name: 'waymark_ingest_step_seconds',
    help: 'Time of one step of the ingest pipeline for the items taken together',
    labelNames: ['step'],
    buckets: [0.0005, 0.002, 0.01, 0.05, 0.2, 1, 5],
    registers,
  })
  const items = new Counter({
    name: 'waymark_ingest_items_total',
    help: 'Items by what became of them',
    labelNames: ['result'],
    registers,
  })
  return {
    timed(step, work) {
      const stop = seconds.startTimer({ step })
      const result = work()
      if (result instanceof Promise)
        result.then(
          () => stop(),
          () => stop(),
        )
      else stop()
      return result
    },
    counted(drafts) {
      let refused = 0
      let duplicate = 0
      for (const draft of drafts)
        if (draft.refusal) refused++
        else if (draft.duplicate) duplicate++
      items.inc({ result: 'refused' }, refused)
      items.inc({ result: 'duplicate' }, duplicate)
      items.inc({ result: 'accepted' }, drafts.length - refused - duplicate)
    },
  }
}
