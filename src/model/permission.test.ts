import { expect, test } from 'vitest'
import { KeyScope, mayTouch, permissionsOf, Role } from './permission.ts'

test('each role may what the one below may, and more', () => {
  const [admin, editor, analyst, viewer] = Role.options.map(permissionsOf)
  expect(viewer).toEqual(['read'])
  expect(analyst).toEqual(['read', 'export', 'own-views'])
  expect(editor).toEqual(['read', 'export', 'own-views', 'edit', 'import'])
  expect(admin).toEqual(expect.arrayContaining(editor ?? []))
})

test('no key manages people or keys', () => {
  expect(KeyScope.options).not.toContain('users')
  expect(KeyScope.options).not.toContain('keys')
})

test.each([
  ['an editor of Sales', 'a record of Service', 'editor', 'Sales', 'Service', false],
  ['an editor of Sales', 'a record of Sales', 'editor', 'Sales', 'Sales', true],
  ['an editor of Sales', "everybody's record", 'editor', 'Sales', '', true],
  ['an editor of Sales', 'a record without a department', 'editor', 'Sales', null, true],
  ['an editor of no department', 'a record of Service', 'editor', '', 'Service', true],
  ['an admin of Sales', 'a record of Service', 'admin', 'Sales', 'Service', true],
] as const)('%s and %s', (_who, _what, role, department, ofRecord, may) => {
  expect(mayTouch({ role, department }, ofRecord)).toBe(may)
})
