/** Sends a file to be imported, telling how much of it has left this machine. */
import { Import } from '../../model/import.ts'
import { ApiError } from './api-error.ts'

/** By XMLHttpRequest, since fetch cannot tell how far an upload has come. */
export function uploadImport(
  file: File,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<Import> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/v1/imports?fileName=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 1)
    request.onerror = () => reject(new TypeError('The upload broke off.'))
    request.onabort = () => reject(new DOMException('The upload was stopped.', 'AbortError'))
    request.onload = () => {
      const answer = parsed(request.responseText)
      const made = Import.safeParse(answer)
      if (request.status < 300 && made.success) resolve(made.data)
      else reject(new ApiError(request.status, typeof answer === 'object' && answer ? answer : {}))
    }
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
