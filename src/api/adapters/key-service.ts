/** Write keys as the API needs them: checked from memory, changed in the records. */
import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/records/tables.ts'
import { createWriteKeyCheck, type WriteKeyCheck } from '../../storage/records/write-key-check.ts'
import { addWriteKey, listWriteKeys, revokeWriteKey } from '../../storage/records/write-keys.ts'
import type { KeyService } from '../services.ts'

export type StoredKeys = KeyService & Pick<WriteKeyCheck, 'close'>

export const keyService = (db: Kysely<Tables>): StoredKeys => {
  const check = createWriteKeyCheck(db)
  return {
    verify: check.verify,
    used: check.used,
    async list() {
      await check.flush()
      return listWriteKeys(db)
    },
    async create(name) {
      const key = await addWriteKey(db, name)
      check.forget()
      return key
    },
    async revoke(id) {
      await revokeWriteKey(db, id)
      check.forget()
    },
    close: check.close,
  }
}
