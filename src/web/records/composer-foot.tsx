/** The foot of the composer: what belongs to each kind of entry besides its words, and the button that adds it. */
import type { RecordTypeInfo } from '../../model/crm/crm-record.ts'
import { useEntry } from '../api/use-entry.ts'
import { useRecordType } from '../api/use-records.ts'
import styles from './composer.module.css'
import { type Draft, type Scale, statusAfter, tabNames } from './draft.ts'
import { PersonOptions } from './person-options.tsx'

const scales: Record<Scale, string> = { rating: 'stars of 5', csat: 'CSAT of 5', nps: 'NPS of 10' }
const isScale = (value: string): value is Scale => Object.hasOwn(scales, value)

type Props = {
  draft: Draft
  change: (some: Partial<Draft>) => void
  info: RecordTypeInfo
  isReady: boolean
  isBusy: boolean
}
type Part = Pick<Props, 'draft' | 'change'>

export function ComposerFoot({ draft, change, info, isReady, isBusy }: Props) {
  const { tab } = draft
  const part = { draft, change }
  return (
    <div className={styles.foot}>
      {tab === 'note' && <Score {...part} />}
      {(tab === 'reply' || tab === 'call' || tab === 'email') && <Direction {...part} />}
      {info.type === 'activity' && tab !== 'reply' && <When {...part} />}
      {tab === 'reply' && <TicketAfter {...part} />}
      {tab === 'task' && <TaskFor {...part} info={info} />}
      {tab === 'note' && (
        <label className="row xs faint" title="Nobody else sees it, and it tells the maps nothing.">
          <input
            type="checkbox"
            checked={draft.isPrivate}
            onChange={(event) => change({ isPrivate: event.target.checked })}
          />
          Only for me
        </label>
      )}
      <span className="grow" />
      <button
        type="submit"
        className="button primary"
        title="Ctrl Enter"
        aria-keyshortcuts="Control+Enter"
        disabled={!isReady || isBusy}
      >
        Add {tabNames[tab].toLowerCase()}
      </button>
    </div>
  )
}

function Score({ draft: { score, scale }, change }: Part) {
  return (
    <label className="row xs faint">
      Score
      <input
        className="field num"
        type="number"
        min={scale === 'nps' ? 0 : 1}
        max={scale === 'nps' ? 10 : 5}
        style={{ width: 52 }}
        aria-label="Score"
        placeholder="–"
        value={score}
        onChange={(event) => change({ score: event.target.value })}
      />
      <select
        className="field"
        aria-label="Scale of the score"
        value={scale}
        onChange={({ target: { value } }) => isScale(value) && change({ scale: value })}
      >
        {Object.entries(scales).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

const Direction = ({ draft, change }: Part) => (
  <select
    className="field"
    aria-label="Direction"
    value={draft.direction}
    onChange={(event) => change({ direction: event.target.value === 'in' ? 'in' : 'out' })}
  >
    <option value="out">to the customer</option>
    <option value="in">from the customer</option>
  </select>
)

const When = ({ draft, change }: Part) => (
  <>
    <label className="row xs faint" title="Now unless given. What lies ahead is planned.">
      When
      <input
        className="field"
        type="datetime-local"
        value={draft.at}
        onChange={(event) => change({ at: event.target.value })}
      />
    </label>
    {draft.tab !== 'email' && (
      <label className="row xs faint">
        Minutes
        <input
          className="field num"
          type="number"
          min={0}
          style={{ width: 60 }}
          placeholder="–"
          value={draft.minutes}
          onChange={(event) => change({ minutes: event.target.value })}
        />
      </label>
    )}
  </>
)

function TicketAfter({ draft, change }: Part) {
  const status = useRecordType('ticket').data?.fields.find(({ name }) => name === 'status')
  return (
    <label className="row xs faint">
      Then it is
      <select
        className="field"
        value={statusAfter(draft)}
        onChange={(event) => change({ status: event.target.value })}
      >
        <option value="">as before</option>
        {status?.options?.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}

function TaskFor({ draft, change, info }: Part & Pick<Props, 'info'>) {
  const me = useEntry().data?.me?.id
  const field = info.fields.find(({ name }) => name === 'assignee')
  const value = draft.assignee ?? me ?? ''
  return (
    <>
      <label className="row xs faint">
        Due
        <input
          className="field"
          type="datetime-local"
          value={draft.due}
          onChange={(event) => change({ due: event.target.value })}
        />
      </label>
      <label className="row xs faint">
        For
        <select
          className="field"
          value={value}
          onChange={(event) => change({ assignee: event.target.value })}
        >
          <option value="">nobody yet</option>
          {field && <PersonOptions field={field} value={value} />}
        </select>
      </label>
    </>
  )
}
