/** All keys of Waymark, by where they work; `?` shows them on every page. */
import { Modal } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import styles from './keys-help.module.css'

const groups: readonly [where: string, keys: readonly [key: string, what: string][]][] = [
  [
    'Everywhere',
    [
      ['Ctrl K', 'search, go somewhere, make something new'],
      ['C', 'make something new'],
      ['/', 'search; on a list: search in it'],
      ['Esc', 'close, and go back'],
      ['Ctrl Enter', 'add what was written'],
      ['?', 'these keys'],
    ],
  ],
  [
    'Lists',
    [
      ['← → ↑ ↓', 'walk through the cells'],
      ['Enter', 'change the value; on a name: open the record'],
      ['Space', 'choose the row'],
      ['Shift ↑ ↓', 'choose several; with the mouse: Shift and a click'],
      ['Ctrl A', 'choose all that were read'],
      ['Home  End', 'first and last column; with Ctrl: first and last row'],
      ['Esc', 'choose none'],
    ],
  ],
  [
    'A record opened from a list',
    [
      ['J  K', 'the next and the previous one of the list'],
      ['Alt ←', 'back to the list, in its row'],
    ],
  ],
  [
    'Board and calendar',
    [
      ['Space', 'on the handle of a card: take it up, put it down'],
      ['← → ↑ ↓', 'carry it'],
    ],
  ],
  [
    'Map',
    [
      ['1  2  3  4  5', 'Map, Flow, Table, Findings, Funnel'],
      ['Z', 'next zoom: Overview, Steps, Customers'],
      ['← → ↑ ↓', 'walk through the board'],
      ['Enter', 'open the people behind the cell'],
      ['Space', 'show its evidence'],
      ['− +', 'fold the stage, and show its steps again'],
      ['P', 'pause live changes'],
    ],
  ],
]

let isShown = false
const watchers = new Set<() => void>()
const set = (shown: boolean) => {
  isShown = shown
  for (const watcher of watchers) watcher()
}
const watch = (changed: () => void) => {
  watchers.add(changed)
  return () => watchers.delete(changed)
}

export const showKeys = () => set(true)

export function KeysHelp() {
  const opened = useSyncExternalStore(watch, () => isShown)
  return (
    <Modal
      opened={opened}
      onClose={() => set(false)}
      title="Keys"
      closeButtonProps={{ 'aria-label': 'Close' }}
      radius={12}
      size={760}
      centered
    >
      <div className={styles.groups}>
        {groups.map(([where, keys]) => (
          <section key={where} aria-label={where}>
            <h3 className="sm medium">{where}</h3>
            <dl className={styles.keys}>
              {keys.map(([key, what]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd className="sm">{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
