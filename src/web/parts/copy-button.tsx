/** Copies a text and says so. */
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'

export function CopyButton({ text, name = 'Copy' }: { text: string; name?: string }) {
  const [done, setDone] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setDone(true)
    setTimeout(() => setDone(false), 2000)
  }
  return (
    <button type="button" className="button" onClick={() => void copy()}>
      {done ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
      <span aria-live="polite">{done ? 'Copied' : name}</span>
    </button>
  )
}
