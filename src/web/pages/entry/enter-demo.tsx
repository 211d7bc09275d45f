/** One click into the demo, as one of its people. Shown only when the server was started as the demo. */
import type { Role } from '../../../model/permission.ts'
import { useEnterDemo } from '../../api/use-entry.ts'
import styles from './entry.module.css'
import { EntryFailure } from './entry-card.tsx'

const others: readonly { role: Role; name: string }[] = [
  { role: 'editor', name: 'Jonas, editor' },
  { role: 'analyst', name: 'Mei, analyst' },
  { role: 'viewer', name: 'Luis, viewer' },
]

export function EnterDemo({ onIn }: { onIn: () => void }) {
  const enter = useEnterDemo()
  const as = (role: Role) => enter.mutate(role, { onSuccess: onIn })
  return (
    <div className={styles.demo}>
      <p className="medium">This is a demo</p>
      <p className="sm">
        Its company, customers and people are made up. Everybody who reaches this page can come in: put
        nothing real here.
      </p>
      <EntryFailure error={enter.error} />
      <button type="button" className="button primary" disabled={enter.isPending} onClick={() => as('admin')}>
        Enter the demo
      </button>
      <p className={`${styles.roles} sm`}>
        <span>or look as</span>
        {others.map(({ role, name }) => (
          <button
            key={role}
            type="button"
            className="link"
            disabled={enter.isPending}
            onClick={() => as(role)}
          >
            {name}
          </button>
        ))}
      </p>
    </div>
  )
}
