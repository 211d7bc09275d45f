import { expect, test } from 'vitest'
import { completeLockfile, missingPlatformPackages } from './complete-lockfile.ts'

const lockfile = {
  lockfileVersion: 3,
  packages: {
    '': { optionalDependencies: { 'tool-linux-x64': '1.0.0' } },
    'node_modules/tool': {
      version: '2.0.0',
      dev: true,
      optionalDependencies: {
        '@tool/linux-x64': '2.0.0',
        '@tool/darwin-arm64': '2.0.0',
        '@tool/linux-x64-musl': '2.0.0',
        inner: '1.0.0',
      },
    },
    'node_modules/@tool/linux-x64': { version: '2.0.0' },
    'node_modules/tool/node_modules/inner': { version: '1.0.0' },
    'node_modules/tool-linux-x64': { version: '1.0.0' },
  },
}

test('packages of platforms that the registry did not offer are named', () => {
  expect(missingPlatformPackages(lockfile)).toEqual([
    {
      path: 'node_modules/@tool/darwin-arm64',
      entry: { version: '2.0.0', cpu: ['arm64'], dev: true, optional: true, os: ['darwin'] },
    },
    {
      path: 'node_modules/@tool/linux-x64-musl',
      entry: { version: '2.0.0', cpu: ['x64'], dev: true, libc: ['musl'], optional: true, os: ['linux'] },
    },
  ])
})

test('a completed lockfile misses nothing and keeps what it had', () => {
  const complete = completeLockfile(lockfile)
  expect(missingPlatformPackages(complete)).toEqual([])
  expect(complete.packages).toMatchObject(lockfile.packages)
})
