/** Answers what is not HTTP at all: bytes the parser of Node refuses before any route sees them. */
import type { Socket } from 'node:net'
import { appError, type ErrorCode } from '../model/app-error.ts'
import { problemOf } from './problem.ts'

const reasons: Record<string, [ErrorCode, string]> = {
  HPE_HEADER_OVERFLOW: ['request.too-large', 'The headers are larger than 64 KB.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['request.invalid', 'The request did not arrive in time. Send it again.'],
}

export const clientProblem = (error: Error & { code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [code, message] = reasons[error.code ?? ''] ?? [
    'request.invalid',
    'This is not a valid HTTP request.',
  ]
  const problem = problemOf(appError(code, message))
  const body = JSON.stringify(problem)
  socket.end(
    `HTTP/1.1 ${problem.status} ${problem.title}\r\ncontent-type: application/problem+json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  )
}
