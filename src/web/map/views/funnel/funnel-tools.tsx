/** What is asked of a funnel: its steps, the window, the order, and which attempt counts. */
import { Popover } from '@mantine/core'
import { IconListCheck } from '@tabler/icons-react'
import { type Place, stagePlaces, stepPlaces, usualPlaces } from '../../../../journey/funnel/places.ts'
import {
  attemptPolicies,
  funnelOrders,
  maxFunnelSteps,
  usualWindowSeconds,
} from '../../../../model/funnel.ts'
import { useScene } from '../../scene.ts'
import styles from './funnel.module.css'
import { attemptNames, orderNames, windowsOffered, windowText } from './funnel-words.ts'
import type { PartProps } from './part-props.ts'

type Props = Pick<PartProps, 'wish' | 'onWish'>

export function FunnelTools({ wish, onWish }: Props) {
  const chosen = wish.window ?? usualWindowSeconds
  const windows = [...new Set([...windowsOffered, chosen])].toSorted((a, b) => a - b)
  return (
    <div className={`${styles.tools} no-print`}>
      <StepsMenu wish={wish} onWish={onWish} />
      <label>
        <span className="faint">Within</span>
        <select
          className="field"
          value={chosen}
          onChange={(event) => onWish({ window: Number(event.target.value) })}
        >
          {windows.map((seconds) => (
            <option key={seconds} value={seconds}>
              {windowText(seconds)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="faint">Order</span>
        <select
          className="field"
          value={wish.order ?? 'ordered'}
          onChange={(event) => onWish({ order: funnelOrders.find((each) => each === event.target.value) })}
        >
          {funnelOrders.map((each) => (
            <option key={each} value={each}>
              {orderNames[each]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="faint">Counts</span>
        <select
          className="field"
          value={wish.attempts ?? 'best'}
          onChange={(event) =>
            onWish({ attempts: attemptPolicies.find((each) => each === event.target.value) })
          }
        >
          {attemptPolicies.map((each) => (
            <option key={each} value={each}>
              {attemptNames[each]}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

/** Steps keep the order of the map. */
function StepsMenu({ wish, onWish }: Props) {
  const { design } = useScene().measure.map
  const usual = usualPlaces(design).map(({ place }) => place)
  const chosen = new Set(wish.steps ?? usual)
  const groups = [
    { name: 'Stages', places: stagePlaces(design) },
    { name: 'Steps', places: stepPlaces(design) },
  ]
  const order = inOrderOfMap(groups.flatMap(({ places }) => places))
  const choose = (place: string, wanted: boolean) => {
    const next = new Set(chosen)
    if (wanted) next.add(place)
    else next.delete(place)
    onWish({ steps: [...next].toSorted((a, b) => order.indexOf(a) - order.indexOf(b)) })
  }
  return (
    <Popover position="bottom-start" width={300} trapFocus returnFocus classNames={{ dropdown: 'floating' }}>
      <Popover.Target>
        <button type="button" className="button">
          <IconListCheck size={14} aria-hidden />
          {chosen.size} steps
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Steps of the funnel">
        <div className={styles.menu}>
          <p className="xs faint">At least two, at most {maxFunnelSteps}, in the order of the map.</p>
          {groups.map(({ name, places }) => (
            <div key={name}>
              <span className="label" aria-hidden="true">
                {name}
              </span>
              <fieldset className="choices" aria-label={name}>
                {places.map(({ place, name: called, touchpoints }) => (
                  <label key={place}>
                    <input
                      type="checkbox"
                      checked={chosen.has(place)}
                      disabled={
                        chosen.has(place)
                          ? chosen.size <= 2
                          : chosen.size >= maxFunnelSteps || touchpoints.length === 0
                      }
                      onChange={(event) => choose(place, event.target.checked)}
                    />
                    <span className="clip">{called}</span>
                  </label>
                ))}
              </fieldset>
            </div>
          ))}
          {wish.steps && (
            <button type="button" className="button quiet" onClick={() => onWish({ steps: undefined })}>
              As usual: the stages
            </button>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

/** A stage stands where its first touchpoint does, before its steps. */
const inOrderOfMap = (places: Place[]): string[] => {
  const touchpoints = places
    .filter(({ place }) => place.startsWith('step:'))
    .flatMap((one) => one.touchpoints)
  const at = ({ touchpoints: [first] }: Place) => (first === undefined ? 0 : touchpoints.indexOf(first))
  return places.toSorted((a, b) => at(a) - at(b)).map(({ place }) => place)
}
