/** Where a page of a list ended, as text that only we read. */
import type { z } from 'zod'
import { appError } from '../../model/app-error.ts'

export const writeCursor = (place: unknown): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url')

export const readCursor = <Place>(cursor: string, schema: z.ZodType<Place>): Place => {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    throw appError('request.invalid', 'The cursor is not one of ours. Start again without it.', {
      where: 'querystring.cursor',
    })
  }
}
