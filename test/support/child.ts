/** Runs a few lines of TypeScript in a process of their own, for tests of what only real processes show. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { shortLived } from './short-lived.ts'

export type Child = {
  process: ChildProcess
  /** the next line that it prints; undefined at its end */
  line(): Promise<string | undefined>
  /** all further lines, after its end */
  rest(): Promise<string[]>
  /** `kill -9` */
  kill(): Promise<void>
}

/** `limit`: no file may grow beyond so many KiB, as on a full disk. */
export function runChild(code: string, { limit }: { limit?: number } = {}): Child {
  const node = [process.execPath, ...shortLived, '--input-type=module-typescript', '--eval', code]
  // A process that ignores the signal of a file grown too large gets an error from its write instead.
  const script = `trap '' XFSZ; ulimit -f ${(limit ?? 0) * 2}; exec "$@"`
  const command = limit === undefined ? node : ['/bin/sh', '-c', script, 'sh', ...node]
  const child = spawn(command[0] ?? '', command.slice(1), { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const line = async () => {
    const next = await lines.next()
    return next.done ? undefined : next.value
  }
  return {
    process: child,
    line,
    async rest() {
      const all: string[] = []
      for (let next = await line(); next !== undefined; next = await line()) all.push(next)
      await ended
      return all
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** The address of one of our files, for an import in the code of a child. */
export const ours = (path: string): string => new URL(`../../${path}`, import.meta.url).href
