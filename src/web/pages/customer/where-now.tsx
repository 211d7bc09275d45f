/** On which maps this customer is, and at which step. */
import { IconCheck, IconPointFilled, IconX, type TablerIcon } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Customer } from '../../../model/customer.ts'
import { duration } from '../../parts/format.ts'
import { useNow } from '../../parts/use-now.ts'
import styles from './customer.module.css'

type State = Customer['maps'][number]['state']
const states: Record<State, { name: string; tone: string; icon: TablerIcon }> = {
  open: { name: 'under way', tone: 'accent', icon: IconPointFilled },
  completed: { name: 'completed', tone: 'good', icon: IconCheck },
  left: { name: 'left', tone: '', icon: IconX },
}

function stageMark({ state, stageIndex }: Customer['maps'][number], index: number) {
  if (state === 'completed') return 'completed'
  return index < stageIndex ? 'past' : index === stageIndex ? state : undefined
}

type Props = { maps: Customer['maps']; chosen: string | undefined; onChoose: (map: string) => void }

export function WhereNow({ maps, chosen, onChoose }: Props) {
  const now = useNow(60_000)
  return (
    <section className={`card ${styles.card}`} aria-labelledby="where">
      <h2 className="heading" id="where">
        On the maps
      </h2>
      {maps.length === 0 && (
        <p className="sm faint">
          On no map yet: nothing that happened is a step of a map.{' '}
          <Link to={'/maps' as string} className="link">
            See the maps
          </Link>
        </p>
      )}
      <ul className={styles.maps}>
        {maps.map((each) => {
          const state = states[each.state]
          const days = (now.getTime() - Date.parse(each.since)) / 1000
          return (
            <li key={each.map} data-chosen={each.map === chosen || undefined}>
              <div className="row">
                <button
                  type="button"
                  className={`medium grow clip ${styles.choose}`}
                  aria-pressed={each.map === chosen}
                  title={`Show the line over ${each.name}`}
                  onClick={() => onChoose(each.map)}
                >
                  {each.name}
                </button>
                <span className={`chip ${state.tone}`}>
                  <state.icon size={11} aria-hidden />
                  {state.name}
                </span>
              </div>
              <div
                className={styles.progress}
                role="img"
                aria-label={`Stage ${each.stageIndex + 1} of ${each.stages}`}
              >
                {Array.from({ length: each.stages }, (_, index) => (
                  <i
                    // biome-ignore lint/suspicious/noArrayIndexKey: one bar per stage, in their fixed order
                    key={index}
                    data-at={stageMark(each, index)}
                  />
                ))}
              </div>
              <p className="sm clip" title={`${each.stage}: ${each.step}`}>
                <span className="medium">{each.step || each.stage}</span>{' '}
                <span className="faint">
                  {each.stage},{' '}
                  {each.state === 'open' ? `for ${duration(Math.max(0, days))}` : 'the last step'}
                </span>
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
