/** Chooses between the theme of the system, light and dark. */
import { Popover } from '@mantine/core'
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import { chooseTheme, type Theme, themes, useChosenTheme, useDrawnTheme } from '../theme/use-theme.ts'

const names: Record<Theme, string> = { system: 'As the system', light: 'Light', dark: 'Dark' }
const icons = { system: IconDeviceDesktop, light: IconSun, dark: IconMoon }

export function ThemeSwitch() {
  const theme = useChosenTheme()
  const drawn = useDrawnTheme()
  const Drawn = icons[drawn]
  return (
    <Popover position="bottom-end" width={180} trapFocus returnFocus classNames={{ dropdown: 'floating' }}>
      <Popover.Target>
        <button type="button" className="button quiet icon" aria-label={`Theme: ${names[theme]}`}>
          <Drawn size={16} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Theme">
        <fieldset className="choices" aria-label="Theme">
          {themes.map((each) => {
            const Icon = icons[each]
            return (
              <label key={each}>
                <input
                  type="radio"
                  name="theme"
                  checked={each === theme}
                  onChange={() => chooseTheme(each)}
                />
                <Icon size={14} aria-hidden />
                {names[each]}
              </label>
            )
          })}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  )
}
