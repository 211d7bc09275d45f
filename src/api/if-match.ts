/** The header by which a caller says which version she changed. */
import { z } from 'zod'

export const IfMatch = z.looseObject({
  'if-match': z.string().optional().describe('ETag of the version you changed'),
})
