/** A thread beside the one that reads: ends their process when it holds too much, also while the other is in a loop. */
import { workerData } from 'node:worker_threads'

const lookEveryMs = 100

// Bytes outside of JavaScript's heap are counted by no limit that a process can be started with.
setInterval(() => {
  if (process.memoryUsage.rss() > workerData.mostBytes) process.kill(process.pid, 'SIGKILL')
}, lookEveryMs)
