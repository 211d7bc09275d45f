/** The bell: what I asked to be reminded of, with the number of what I have not seen. */
import { Popover } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Reminder } from '../../model/crm/reminder.ts'
import { useEntry } from '../api/use-entry.ts'
import { useReadReminders, useReminders } from '../api/use-reminders.ts'
import { dayAndTime } from '../parts/format.ts'
import { recordPath } from '../records/record-path.ts'
import styles from './reminder-bell.module.css'

export function ReminderBell() {
  const me = useEntry().data?.me
  const reminders = useReminders(me !== null && me !== undefined).data ?? []
  const read = useReadReminders()
  const [opened, setOpened] = useState(false)
  if (!me) return null
  const unread = reminders.filter(({ readAt }) => readAt === null).length
  const change = (open: boolean) => {
    setOpened(open)
    const [newest] = reminders
    // Seen once it is closed again, so that what is new can be told from the rest.
    if (!open && unread > 0 && newest) read.mutate(newest.id)
  }
  return (
    <Popover
      opened={opened}
      onChange={change}
      position="bottom-end"
      shadow="none"
      width={320}
      withinPortal
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={`button quiet icon ${styles.bell}`}
          aria-label={unread > 0 ? `Reminders, ${unread} new` : 'Reminders'}
          onClick={() => change(!opened)}
        >
          <IconBell size={17} stroke={1.75} aria-hidden />
          {unread > 0 && <span className={`num ${styles.count}`}>{unread > 9 ? '9+' : unread}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="floating" aria-label="Reminders">
        <h2 className="sm medium">Reminders</h2>
        {reminders.length === 0 && (
          <p className="sm faint" style={{ marginTop: 6 }}>
            Nothing yet. A task reminds you at the time you give it.
          </p>
        )}
        <ul className={styles.list}>
          {reminders.map((reminder) => (
            <Entry key={reminder.id} reminder={reminder} onOpen={() => change(false)} />
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}

function Entry({ reminder, onOpen }: { reminder: Reminder; onOpen: () => void }) {
  const { task, label, at, done, readAt } = reminder
  return (
    <li>
      <Link
        to={recordPath('task', task)}
        className={styles.entry}
        data-new={readAt === null || undefined}
        data-done={done || undefined}
        onClick={onOpen}
      >
        <span className="sm medium">{label}</span>
        <span className="xs faint num">
          {dayAndTime(at)}
          {done && ', done'}
        </span>
      </Link>
    </li>
  )
}
