/** Windows over the page: to be read, or asked something that Cancel leaves as it is. */
import { Modal, type ModalProps } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './dialog.module.css'
import { FailureLine } from './failure-line.tsx'

type DialogProps = Pick<ModalProps, 'children' | 'onClose' | 'size' | 'zIndex'> & { title: string }

export const Dialog = ({ title, size = 520, ...props }: DialogProps) => (
  <Modal
    opened
    title={<span className={`lg medium ${styles.title}`}>{title}</span>}
    size={size}
    radius={12}
    closeButtonProps={{ 'aria-label': 'Close' }}
    {...props}
  />
)

type AskDialogProps = DialogProps & {
  /** Why it was not done. */
  error: unknown
  /** The button that does it. */
  submit: ReactNode
  onSubmit: () => void
}

export const AskDialog = ({ children, error, submit, onSubmit, ...props }: AskDialogProps) => (
  <Dialog {...props}>
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
      <FailureLine error={error} />
      <div className={styles.actions}>
        <button type="button" className="button" onClick={props.onClose}>
          Cancel
        </button>
        {submit}
      </div>
    </form>
  </Dialog>
)
