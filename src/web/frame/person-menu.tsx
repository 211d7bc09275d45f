/** Who is signed in, and what belongs to her: profile, settings, signing out. */
import { Menu } from '@mantine/core'
import { IconLogout, IconSettings, IconUserCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { failureText } from '../api/api-error.ts'
import { useEntry, useSignOut } from '../api/use-entry.ts'
import { toast } from './toast.ts'
import styles from './top-bar.module.css'

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word[0]?.toUpperCase())
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('')

export function PersonMenu() {
  const me = useEntry().data?.me
  const signOut = useSignOut()
  if (!me) return null
  const leave = () =>
    signOut.mutate(undefined, {
      onSuccess: () => location.assign('/sign-in'),
      onError: (error) => toast(failureText(error), { tone: 'bad' }),
    })
  return (
    <Menu position="bottom-end" width={220} classNames={{ dropdown: 'floating' }} returnFocus>
      <Menu.Target>
        <button type="button" className="button quiet icon" aria-label={`${me.name}, ${me.role}: my menu`}>
          <span className={`initials ${styles.me}`} data-initials={initialsOf(me.name)} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.who} role="none">
          <p role="none" className="medium clip">
            {me.name}
          </p>
          <p role="none" className="xs faint clip">
            {me.email}
          </p>
          <p role="none" className="xs faint">
            {me.role}
            {me.department ? `, ${me.department}` : ''}
          </p>
        </div>
        <Menu.Item
          component={Link}
          {...{ to: '/profile' }}
          leftSection={<IconUserCircle size={15} aria-hidden />}
        >
          My profile
        </Menu.Item>
        {me.role === 'admin' && (
          <Menu.Item
            component={Link}
            {...{ to: '/settings/people' }}
            leftSection={<IconSettings size={15} aria-hidden />}
          >
            Settings
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconLogout size={15} aria-hidden />} onClick={leave}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
