/** Who may import whom, as data. `check-imports.ts` reads it; ARCHITECTURE.md explains it. */

/** Lower rows never import higher ones, and neighbours on a row never import each other. */
export const rows: string[][] = [
  ['model'],
  ['journey'],
  ['storage', 'net', 'files'],
  ['access', 'ingest', 'crm', 'maps', 'findings', 'engage', 'connectors', 'live', 'touchpoints', 'webhooks'],
  ['jobs', 'api', 'mcp', 'cli'],
  ['(top)'],
]

/** Files of the top row: they put the parts together. Every file directly in src/ is one too. */
export const topFiles = ['src/cli/main.ts']

/** Code for the browser stands outside the rows: these are all it may import, and nobody may import it. */
export const browserFolders: Record<string, string[]> = {
  web: ['web', 'model', 'journey'],
  tracker: ['tracker', 'model'],
}

/** Outside src/, only these may be imported from within, and only by these. */
export const outsideFolders: Record<string, RegExp> = {
  demo: /^src\/(main\.ts|[^/]+\.ts|cli\/.+)$/,
}

/** The one reader of the environment inside src/. */
export const environmentReader = 'src/config.ts'

/** Pure folders: they neither wait nor touch the machine. */
export const pureFolders = ['model', 'journey']

/** Parts of Node that only compute, and so may be used in the pure folders. */
export const computingModules = ['node:crypto']
