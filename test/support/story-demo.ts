/** The demo company in small: the same people, touchpoints and maps, fewer of the people. */
import { loadDemo } from '../../src/cli/load-demo.ts'
import type { Given } from '../api-given.ts'

/** Returns the id of its map. */
export const smallDemo = ({ waymark }: Given): Promise<string> => loadDemo(waymark.parts, () => {}, 60)
