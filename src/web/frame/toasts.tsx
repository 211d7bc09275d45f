/** Short messages at the lower edge: what was done, and a way back where there is one. */
import { IconX } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { dismissToast, toasts, watchToasts } from './toast.ts'
import styles from './toasts.module.css'

export function Toasts() {
  const shown = useSyncExternalStore(watchToasts, toasts)
  return (
    <div className={`${styles.toasts} no-print`} role="status" aria-live="polite">
      {shown.map(({ id, text, tone, action }) => (
        <div key={id} className={`${styles.toast} ${tone === 'bad' ? styles.bad : ''}`}>
          <span className="grow">{text}</span>
          {action && (
            <button
              type="button"
              className="link"
              onClick={() => {
                action.run()
                dismissToast(id)
              }}
            >
              {action.name}
            </button>
          )}
          <button type="button" aria-label="Close message" onClick={() => dismissToast(id)}>
            <IconX size={14} aria-hidden />
          </button>
        </div>
      ))}
    </div>
  )
}
