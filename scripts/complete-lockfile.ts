/** Names every platform's packages in package-lock.json; `--check` only says whether any is missing. */
// npm drops the entries of platforms that the registry at hand does not carry, and `npm ci` then refuses the file.
import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const Entry = z.looseObject({
  version: z.string().optional(),
  dev: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
})
const Lockfile = z.looseObject({ packages: z.record(z.string(), Entry) })
type Entry = z.infer<typeof Entry>
type Lockfile = z.infer<typeof Lockfile>

const systems = ['android', 'darwin', 'linux', 'win32', 'freebsd', 'openharmony']
const processors = ['arm64', 'x64', 'arm', 'ppc64', 'riscv64', 's390x', 'ia32']

export function missingPlatformPackages({ packages }: Lockfile): { path: string; entry: Entry }[] {
  return Object.entries(packages).flatMap(([parent, { dev, optionalDependencies }]) =>
    Object.entries(optionalDependencies ?? {})
      .filter(([name]) => !isFound(packages, parent, name))
      .map(([name, version]) => ({ path: `node_modules/${name}`, entry: platformEntry(name, version, dev) })),
  )
}

export function completeLockfile(lockfile: Lockfile): Lockfile {
  const added = missingPlatformPackages(lockfile).map(({ path, entry }) => [path, entry] as const)
  const all = [...Object.entries(lockfile.packages), ...added].sort(([a], [b]) => a.localeCompare(b, 'en'))
  return { ...lockfile, packages: Object.fromEntries(all) }
}

/** Node looks for a package beside its parent, then in every folder above. */
function isFound(packages: Lockfile['packages'], parent: string, name: string): boolean {
  for (let folder = parent; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) return true
    if (folder === '') return false
  }
}

function platformEntry(name: string, version: string, dev: boolean | undefined): Entry {
  const words = name.split(/[/-]/)
  const os = words.find((word) => systems.includes(word))
  const cpu = words.map((word) => processors.find((known) => word === known)).find(Boolean)
  if (!os || !cpu) throw new Error(`${name} names no platform: add its entry to package-lock.json by hand.`)
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc'
  return {
    version,
    cpu: [cpu],
    ...(dev ? { dev } : {}),
    ...(os === 'linux' ? { libc: [libc] } : {}),
    optional: true,
    os: [os],
  }
}

if (import.meta.main) {
  const lockfile = Lockfile.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))
  const missing = missingPlatformPackages(lockfile)
  if (process.argv.includes('--check')) {
    for (const { path } of missing) console.error(`package-lock.json: ${path} is missing`)
    if (missing.length > 0) console.error('Run: node scripts/complete-lockfile.ts')
    process.exitCode = missing.length > 0 ? 1 : 0
  } else {
    writeFileSync('package-lock.json', `${JSON.stringify(completeLockfile(lockfile), null, 2)}\n`)
    console.log(`${missing.length} packages of other platforms added.`)
  }
}
