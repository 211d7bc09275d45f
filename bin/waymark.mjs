#!/usr/bin/env node
/** The `waymark` command: runs the command line on the Node 24 that comes with the project. */
import { installPackages, node24 } from '../scripts/bootstrap/install-packages.mjs'
import { root, run } from '../scripts/bootstrap/run.mjs'

await installPackages()
process.exitCode = await run(node24(), [`${root}src/cli/main.ts`, ...process.argv.slice(2)])
