/** Sends a file to be imported, telling how much of it has left this machine. */
import type { z } from 'zod'
import { type ImportedType, RecordImport } from '../../model/crm/record-import.ts'
import { Import } from '../../model/import.ts'
import { ApiError } from './api-error.ts'

export type Upload<Made> = (
  file: File,
  signal: AbortSignal,
  onShare: (share: number) => void,
) => Promise<Made>

/** By XMLHttpRequest, since fetch cannot tell how far an upload has come. */
function send<Made>(
  path: string,
  schema: z.ZodType<Made>,
  file: File,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<Made> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 1)
    request.onerror = () => reject(new TypeError('The upload broke off.'))
    request.onabort = () => reject(new DOMException('The upload was stopped.', 'AbortError'))
    request.onload = () => {
      const answer = parsed(request.responseText)
      const made = schema.safeParse(answer)
      if (request.status < 300 && made.success) resolve(made.data)
      else reject(new ApiError(request.status, typeof answer === 'object' && answer ? answer : {}))
    }
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

const named = (file: File) => `fileName=${encodeURIComponent(file.name)}`

export const uploadImport: Upload<Import> = (file, signal, onShare) =>
  send(`/api/v1/imports?${named(file)}`, Import, file, signal, onShare)

/** `type`: undefined where the file says it. */
export const uploadRecords =
  (type: ImportedType | undefined): Upload<RecordImport> =>
  (file, signal, onShare) =>
    send(
      `/api/v1/record-imports?${named(file)}${type ? `&type=${type}` : ''}`,
      RecordImport,
      file,
      signal,
      onShare,
    )

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
