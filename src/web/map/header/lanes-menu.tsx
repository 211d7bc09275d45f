/** Which lanes are shown, and in which order. */
import { Popover } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconStack2 } from '@tabler/icons-react'
import { choosableLanes, lanesInOrder, movedLane } from '../lanes/lane-order.ts'
import type { LaneChoice } from '../use-lane-choice.ts'
import styles from './tools.module.css'

type Props = { address: LaneChoice; onLanes: (choice: LaneChoice) => void }

export function LanesMenu({ address: { hidden = [], order }, onLanes }: Props) {
  const choosable = lanesInOrder(order).filter((lane) => choosableLanes.includes(lane))
  const toggle = (id: string) => {
    const next = hidden.includes(id) ? hidden.filter((each) => each !== id) : [...hidden, id]
    onLanes({ hidden: next, order })
  }
  const isUsual = hidden.length === 0 && order === undefined
  return (
    <Popover position="bottom-start" width={264} trapFocus returnFocus classNames={{ dropdown: 'floating' }}>
      <Popover.Target>
        <button type="button" className="button quiet">
          <IconStack2 size={14} aria-hidden />
          Lanes {choosable.filter(({ id }) => !hidden.includes(id)).length}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Lanes">
        <fieldset className="choices" aria-label="Lanes shown">
          {choosable.map(({ id, title, icon: Icon }) => (
            <div key={id} className={styles.laneChoice}>
              <label className="grow">
                <input type="checkbox" checked={!hidden.includes(id)} onChange={() => toggle(id)} />
                <Icon size={14} aria-hidden />
                {title}
              </label>
              {([-1, 1] as const).map((by) => {
                const moved = movedLane(order, id, by)
                return (
                  <button
                    key={by}
                    type="button"
                    className="button quiet icon"
                    // It keeps the focus at the end of its way.
                    aria-disabled={!moved || undefined}
                    aria-label={`Move ${title} ${by < 0 ? 'up' : 'down'}`}
                    onClick={() => moved && onLanes({ hidden, order: moved })}
                  >
                    {by < 0 ? <IconArrowUp size={14} aria-hidden /> : <IconArrowDown size={14} aria-hidden />}
                  </button>
                )
              })}
            </div>
          ))}
        </fieldset>
        {!isUsual && (
          <button type="button" className={`button quiet ${styles.usual}`} onClick={() => onLanes({})}>
            All lanes, in the usual order
          </button>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
