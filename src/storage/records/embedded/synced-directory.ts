/** A directory of the real file system in which the embedded PostgreSQL's fsync reaches the disk. */
import { fsyncSync } from 'node:fs'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** The part of Emscripten's node file system that we add to; as shipped it drops every fsync. */
type Mounted = { NODEFS?: { stream_ops?: { fsync?: (stream: { nfd: number }) => number } } }

export class SyncedDirectory extends NodeFS {
  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const made = await super.init(...args)
    const addFsync = (module: unknown) => {
      const operations = (module as Mounted).NODEFS?.stream_ops
      if (!operations)
        throw new Error('This version of PGlite has no NODEFS.stream_ops to make commits durable with.')
      operations.fsync = ({ nfd }) => {
        fsyncSync(nfd)
        return 0
      }
    }
    const preRun = made.emscriptenOpts.preRun
    made.emscriptenOpts.preRun = [...(Array.isArray(preRun) ? preRun : []), addFsync]
    return made
  }
}
