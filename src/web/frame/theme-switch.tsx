/** Chooses between the theme of the system, light and dark. */
import { Menu } from '@mantine/core'
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import { chooseTheme, type Theme, themes, useChosenTheme, useDrawnTheme } from '../theme/use-theme.ts'

const names: Record<Theme, string> = { system: 'As the system', light: 'Light', dark: 'Dark' }
const icons = { system: IconDeviceDesktop, light: IconSun, dark: IconMoon }

export function ThemeSwitch() {
  const theme = useChosenTheme()
  const drawn = useDrawnTheme()
  const Drawn = icons[drawn]
  return (
    <Menu position="bottom-end" shadow="md" width={180}>
      <Menu.Target>
        <button type="button" className="button quiet icon" aria-label={`Theme: ${names[theme]}`}>
          <Drawn size={16} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {themes.map((each) => {
          const Icon = icons[each]
          return (
            <Menu.Item
              key={each}
              leftSection={<Icon size={14} aria-hidden />}
              rightSection={each === theme ? <IconCheck size={14} aria-label="chosen" /> : null}
              onClick={() => chooseTheme(each)}
            >
              {names[each]}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
