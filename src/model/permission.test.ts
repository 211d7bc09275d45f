import { expect, test } from 'vitest'
import { departmentLimit, KeyScope, permissionsOf, Role } from './permission.ts'

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
  ['an editor of Sales', 'editor', 'Sales', 'Sales'],
  ['an editor of no department', 'editor', '', undefined],
  ['an admin of Sales', 'admin', 'Sales', undefined],
] as const)('%s is limited to the right department', (_who, role, department, limit) => {
  expect(departmentLimit({ role, department })).toBe(limit)
})
