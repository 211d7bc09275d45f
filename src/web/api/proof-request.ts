/** A fresh proof of who sits at the screen, asked for when the server wants one; whoever draws the question watches here. */

let question: PromiseWithResolvers<boolean> | undefined
const watchers = new Set<() => void>()

const tell = () => {
  for (const watcher of watchers) watcher()
}

/** Resolves to whether she proved it. Requests that are refused meanwhile wait for the same answer. */
export function askProof(): Promise<boolean> {
  if (watchers.size === 0) return Promise.resolve(false)
  question ??= Promise.withResolvers<boolean>()
  tell()
  return question.promise
}

export function answerProof(isProved: boolean): void {
  question?.resolve(isProved)
  question = undefined
  tell()
}

export const isProofAsked = (): boolean => question !== undefined

export function watchProof(changed: () => void) {
  watchers.add(changed)
  return () => watchers.delete(changed)
}
