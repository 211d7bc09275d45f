/** The navigation at the left edge; at the bottom on narrow screens. "More" leads to what is not needed every hour. */
import { Menu } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconDots } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import { destinations, isAt } from './destinations.ts'
import { Logo } from './logo.tsx'
import styles from './rail.module.css'

export function Rail() {
  const isNarrow = useMediaQuery('(max-width: 767.9px)')
  const pathname = useLocation({ select: (location) => location.pathname })
  const here = destinations.find((each) => each.rail && isAt(pathname, each))
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
            aria-current={here?.to === to ? 'page' : undefined}
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
          <button
            type="button"
            className={styles.item}
            aria-current={!here && more.some((each) => isAt(pathname, each)) ? 'true' : undefined}
          >
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
