/** The navigation at the left edge; at the bottom on narrow screens. "More" leads to what is not needed every hour. */
import { Menu } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconDots } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { destinations } from './destinations.ts'
import { Logo } from './logo.tsx'
import styles from './rail.module.css'

export function Rail() {
  const isNarrow = useMediaQuery('(max-width: 767.9px)')
  const more = destinations.filter(({ rail }) => !rail || (isNarrow && rail === 'more'))
  return (
    <nav className={`${styles.rail} no-print`} aria-label="Main">
      <Link to={'/' as string} className={styles.logo} aria-label="Waymark, home">
        <Logo />
      </Link>
      {destinations.map(({ name, to, icon: Icon, rail, startsGroup }) =>
        rail ? (
          <Link
            key={to}
            to={to}
            className={styles.item}
            data-rail={rail}
            data-group={startsGroup || undefined}
            activeOptions={{ exact: to === '/', includeSearch: false }}
            activeProps={{ 'aria-current': 'page' }}
          >
            <Icon size={18} stroke={1.75} aria-hidden />
            {name}
          </Link>
        ) : null,
      )}
      <Menu
        position={isNarrow ? 'top-end' : 'right-end'}
        width={200}
        classNames={{ dropdown: 'floating' }}
        returnFocus
      >
        <Menu.Target>
          <button type="button" className={styles.item}>
            <IconDots size={18} stroke={1.75} aria-hidden />
            More
          </button>
        </Menu.Target>
        <Menu.Dropdown className={styles.menu}>
          {more.map(({ name, to, icon: Icon, about }) => (
            <Menu.Item
              key={to}
              component={Link}
              {...{ to }}
              title={about}
              leftSection={<Icon size={15} stroke={1.75} aria-hidden />}
            >
              {name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  )
}
