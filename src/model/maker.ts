/** Whoever made a link or a key: she may have lost since what she made it with. */
import { z } from 'zod'

export const Maker = z.enum(['admin', 'no-admin', 'disabled', 'gone'])
export type Maker = z.infer<typeof Maker>

/** null: the command line, or somebody of whom only the name is known. */
export const MakerOrNobody = Maker.nullable().describe('what whoever made it is now')
