import { expectTypeOf, test } from 'vitest'
import type { paths } from './paths.ts'
import type { paths as documented } from './schema.generated.ts'

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
/** "get /api/v1/maps" and so on; a method that the document does not have is `never` there. */
type Calls<Paths> = {
  [Path in keyof Paths & string]: {
    [Each in Method & keyof Paths[Path]]: Paths[Path][Each] extends undefined ? never : `${Each} ${Path}`
  }[Method & keyof Paths[Path]]
}[keyof Paths & string]

test('every call this app makes is in the API document', () => {
  expectTypeOf<Exclude<Calls<paths>, Calls<documented>>>().toBeNever()
})
