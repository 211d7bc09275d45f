/** The touchpoints as a table in which names, channels and departments are changed in place. */
import { IconEyeOff, IconPencil } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { channelNames, channels } from '../../../model/channel.ts'
import type { TouchpointChange, TouchpointWithCounts } from '../../../model/touchpoint.ts'
import { failureText } from '../../api/api-error.ts'
import { useMay } from '../../api/use-entry.ts'
import { useChangeTouchpoint } from '../../api/use-touchpoint-changes.ts'
import { toast } from '../../frame/toast.ts'
import { ChannelIcon } from '../../parts/channel-icon.tsx'
import { FaceIcon } from '../../parts/face.tsx'
import { ago, count, dayAndTime, signed } from '../../parts/format.ts'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useNow } from '../../parts/use-now.ts'
import { ruleSentence } from './rule-words.ts'
import styles from './touchpoints.module.css'

const rowHeight = 44
const columns = 9

type Props = { touchpoints: readonly TouchpointWithCounts[] | undefined; onEdit: (id: number) => void }

export function TouchpointTable({ touchpoints, onEdit }: Props) {
  const room = useRef<HTMLDivElement>(null)
  const now = useNow(30_000)
  const virtual = useVirtualizer({
    count: touchpoints?.length ?? 12,
    getScrollElement: () => room.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  })
  const shown = virtual.getVirtualItems()
  const before = shown[0]?.start ?? 0
  const after = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)
  return (
    <div ref={room} className={`card ${styles.list}`}>
      <table
        className={styles.table}
        aria-label="Touchpoints"
        aria-rowcount={(touchpoints?.length ?? -2) + 1}
      >
        <thead>
          <tr>
            <th scope="col" className={styles.nameColumn}>
              Name
            </th>
            <th scope="col">Channel</th>
            <th scope="col">Department</th>
            <th scope="col" className={styles.rulesColumn}>
              Rules
            </th>
            <th scope="col" title="What the behaviour itself shows, a proxy">
              Shows
            </th>
            <th scope="col" className={styles.right}>
              Interactions
            </th>
            <th scope="col" className={styles.right}>
              Customers
            </th>
            <th scope="col" className={styles.right}>
              Last seen
            </th>
            <th scope="col">
              <span className="visually-hidden">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {before > 0 && (
            <tr>
              <td colSpan={columns} style={{ height: before, padding: 0, border: 0 }} />
            </tr>
          )}
          {shown.map(({ index }) => {
            const touchpoint = touchpoints?.[index]
            return touchpoint ? (
              <Row key={touchpoint.id} touchpoint={touchpoint} place={index + 2} now={now} onEdit={onEdit} />
            ) : (
              <tr key={`waiting ${index}`} style={{ height: rowHeight }}>
                <td colSpan={columns}>
                  <Skeleton width="40%" />
                </td>
              </tr>
            )
          })}
          {after > 0 && (
            <tr>
              <td colSpan={columns} style={{ height: after, padding: 0, border: 0 }} />
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

type RowProps = { touchpoint: TouchpointWithCounts; place: number; now: Date; onEdit: (id: number) => void }

function Row({ touchpoint, place, now, onEdit }: RowProps) {
  const change = useChangeTouchpoint()
  const mayEdit = useMay('edit')
  const { rules, id, name, channel, department, hidden, feeling, interactions, customers, lastAt, firstAt } =
    touchpoint
  const send = (wish: TouchpointChange, done: string) =>
    change.mutate(
      { id, change: wish },
      {
        onSuccess: () => toast(done),
        onError: (error) => toast(failureText(error), { tone: 'bad' }),
      },
    )
  return (
    <tr style={{ height: rowHeight }} aria-rowindex={place} data-hidden={hidden || undefined}>
      <td className={styles.nameColumn}>
        <span className="row" style={{ gap: 6 }}>
          <InPlace
            label={`Name of ${name}`}
            fixed={!mayEdit}
            value={name}
            strong
            onDone={(text) => text && send({ name: text }, `Renamed to “${text}”`)}
          />
          {hidden && <IconEyeOff size={14} aria-label="hidden" />}
        </span>
      </td>
      <td>
        <span className={styles.channel}>
          <ChannelIcon channel={channel} size={15} />
          <select
            aria-label={`Channel of ${name}`}
            value={channel}
            disabled={!mayEdit}
            onChange={(event) => {
              const wanted = channels.find((each) => each === event.target.value)
              if (wanted) send({ channel: wanted }, `${name} is now in ${channelNames[wanted]}`)
            }}
          >
            {channels.map((each) => (
              <option key={each} value={each}>
                {channelNames[each]}
              </option>
            ))}
          </select>
        </span>
      </td>
      <td>
        <InPlace
          label={`Department of ${name}`}
          fixed={!mayEdit}
          value={department}
          empty="nobody"
          onDone={(text) => send({ department: text }, `${name} belongs to ${text || 'nobody'}`)}
        />
      </td>
      <td className={`faint clip ${styles.rulesColumn}`} title={rules.map(ruleSentence).join(' or ')}>
        {rules[0] ? ruleSentence(rules[0]) : 'found by itself'}
        {rules.length > 1 ? ` and ${rules.length - 1} more` : ''}
      </td>
      <td>
        {feeling !== null && (
          <span className="row num" style={{ gap: 4 }}>
            <FaceIcon value={feeling / 100} size={14} />
            {signed(feeling / 100)}
          </span>
        )}
      </td>
      <td className={`num ${styles.right}`}>{count(interactions)}</td>
      <td className={`num ${styles.right}`}>{count(customers)}</td>
      <td
        className={`faint num ${styles.right}`}
        title={firstAt && lastAt ? `first ${dayAndTime(firstAt)}, last ${dayAndTime(lastAt)}` : undefined}
      >
        {lastAt ? ago(lastAt, now) : 'never'}
      </td>
      <td className={styles.right}>
        {mayEdit && (
          <button
            type="button"
            className="button quiet icon"
            aria-label={`Rules and more of ${name}`}
            title="Rules, merging, hiding"
            onClick={() => onEdit(id)}
          >
            <IconPencil size={15} aria-hidden />
          </button>
        )}
      </td>
    </tr>
  )
}

type InPlaceProps = {
  label: string
  value: string
  empty?: string
  strong?: boolean
  /** not for this person to change */
  fixed: boolean
  onDone: (text: string) => void
}

/** Looks like text until it is pointed at; Enter or leaving keeps the change, Escape drops it. */
function InPlace({ label, value, empty, strong, fixed, onDone }: InPlaceProps) {
  return (
    <input
      key={value}
      className={`${styles.inPlace} ${strong ? 'medium' : ''}`}
      aria-label={label}
      title={value}
      placeholder={empty}
      defaultValue={value}
      readOnly={fixed}
      maxLength={200}
      onBlur={(event) => {
        const text = event.target.value.trim()
        if (text === value) return
        if (text === '' && empty === undefined) event.target.value = value
        else onDone(text)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.value = value
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
      }}
    />
  )
}
