/** Develop: the server starts again whenever a file changes, and Vite shows the web app beside it, one port higher. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

const webPort = Number(process.env.PORT ?? 4600) + 1

const children: ChildProcess[] = [
  start('--watch', '--watch-path=src', '--watch-preserve-output', 'src/main.ts', ...process.argv.slice(2)),
  start('node_modules/vite/bin/vite.js', '--host', '127.0.0.1', '--port', String(webPort), '--strictPort'),
]

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stopAll(signal))
const [code] = await Promise.race(children.map((child) => once(child, 'close')))
stopAll('SIGTERM')
process.exitCode = code ?? 0

function start(...args: string[]): ChildProcess {
  return spawn(process.execPath, args, { stdio: 'inherit' })
}

function stopAll(signal: NodeJS.Signals): void {
  for (const child of children) child.kill(signal)
}
