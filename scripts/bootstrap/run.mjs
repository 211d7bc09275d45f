/** Runs a program in the foreground and hands every stop signal on to it, so that nothing is left behind. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'
import { keepsCompiled } from './keeps-compiled.mjs'
import { givesMemoryBack } from './memory.mjs'

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** Resolves to the exit code of the program; 128 + signal when a signal ended it, as shells do. */
export function run(program, args, { onOutput, cwd = process.cwd(), isBrief = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: isBrief ? keepsCompiled(givesMemoryBack(process.env), root) : givesMemoryBack(process.env),
      stdio: onOutput ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    })
    child.stdout?.on('data', onOutput)
    child.stderr?.on('data', onOutput)

    const passOn = (signal) => child.kill(signal)
    // In a terminal Ctrl+C reaches the program by itself: a second one would look like "stop at once".
    const passOnInterrupt = () => process.stdin.isTTY || child.kill('SIGINT')
    process.on('SIGTERM', passOn).on('SIGHUP', passOn).on('SIGINT', passOnInterrupt)

    child.once('error', reject)
    child.once('close', (code, signal) => {
      process.off('SIGTERM', passOn).off('SIGHUP', passOn).off('SIGINT', passOnInterrupt)
      resolve(code ?? 128 + constants.signals[signal])
    })
  })
}

/** A step before the command itself: when it fails or is stopped, the command must not start. */
export async function runStep(program, args, options) {
  const code = await run(program, args, options)
  if (code > 128) process.exit(code)
  return code
}
