/** The keys of the map page. */
import { Modal } from '@mantine/core'
import styles from '../drawer/drawer.module.css'

const keys: [string, string][] = [
  ['1  2  3  4  5', 'Map, Flow, Table, Findings, Funnel'],
  ['Z', 'next zoom: Overview, Steps, Customers'],
  ['← → ↑ ↓', 'walk through the board'],
  ['Enter', 'open the people behind the cell'],
  ['Space', 'show its evidence'],
  ['− +', 'fold the stage, and show its steps again'],
  ['Esc', 'close, and go back'],
  ['/  Ctrl K', 'search'],
  ['P', 'pause live changes'],
  ['?', 'these keys'],
]

export function KeysHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Keys"
      closeButtonProps={{ 'aria-label': 'Close' }}
      radius={12}
      size={420}
      centered
    >
      <div className={styles.numbers} style={{ padding: 0 }}>
        <dl>
          {keys.map(([key, what]) => (
            <div key={key}>
              <dt>{what}</dt>
              <dd>
                <kbd>{key}</kbd>
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </Modal>
  )
}
