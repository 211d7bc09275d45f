/** The catalogue of touchpoints: found in what comes in, named by people, changed by rules. */
import { IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useMemo, useState } from 'react'
import { type Channel, channelNames, channels } from '../../../model/channel.ts'
import type { TouchpointWithCounts } from '../../../model/touchpoint.ts'
import { useTouchpoints } from '../../api/use-touchpoints.ts'
import { useCrumbs } from '../../frame/crumbs.tsx'
import { Failed } from '../../parts/failed.tsx'
import { count } from '../../parts/format.ts'
import { May } from '../../parts/may.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { RederivationBar } from './rederivation-bar.tsx'
import { TouchpointTable } from './touchpoint-table.tsx'
import styles from './touchpoints.module.css'

const TouchpointDrawer = lazy(() =>
  import('./touchpoint-drawer.tsx').then(({ TouchpointDrawer }) => ({ default: TouchpointDrawer })),
)

const orders = {
  used: {
    name: 'Most used first',
    by: (a: TouchpointWithCounts, b: TouchpointWithCounts) => b.interactions - a.interactions,
  },
  name: {
    name: 'By name',
    by: (a: TouchpointWithCounts, b: TouchpointWithCounts) => a.name.localeCompare(b.name),
  },
  fresh: {
    name: 'Last seen first',
    by: (a: TouchpointWithCounts, b: TouchpointWithCounts) => (b.lastAt ?? '').localeCompare(a.lastAt ?? ''),
  },
} as const
type Order = keyof typeof orders

type Wish = { text: string; channel: Channel | undefined; hidden: boolean; order: Order }

export function TouchpointsPage() {
  useCrumbs({ name: 'Touchpoints' })
  const touchpoints = useTouchpoints()
  const [wish, setWish] = useState<Wish>({ text: '', channel: undefined, hidden: false, order: 'used' })
  const [edited, setEdited] = useState<number | 'new' | undefined>()
  const all = touchpoints.data
  const shown = useMemo(() => chosen(all ?? [], wish), [all, wish])
  if (touchpoints.isError && !all)
    return (
      <Failed what="The touchpoints" error={touchpoints.error} again={() => void touchpoints.refetch()} />
    )
  const hiddenCount = all?.filter(({ hidden }) => hidden).length ?? 0
  const edit = all?.find(({ id }) => id === edited)
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div className={styles.title}>
          <h1 className="page-title">Touchpoints</h1>
          <p className="faint num" role="status">
            {all ? (
              `${count(shown.length)} of ${count(all.length)} kinds of interaction`
            ) : (
              <Skeleton width={160} />
            )}
          </p>
        </div>
        <input
          type="search"
          className="field"
          aria-label="Find a touchpoint by name, department or rule"
          placeholder="Name, department, event"
          value={wish.text}
          onChange={(event) => setWish({ ...wish, text: event.target.value })}
        />
        <select
          className="field"
          aria-label="Channel"
          value={wish.channel ?? ''}
          onChange={(event) =>
            setWish({ ...wish, channel: channels.find((each) => each === event.target.value) })
          }
        >
          <option value="">All channels</option>
          {channels.map((each) => (
            <option key={each} value={each}>
              {channelNames[each]}
            </option>
          ))}
        </select>
        <select
          className="field"
          aria-label="Order"
          value={wish.order}
          onChange={(event) => {
            const order = event.target.value
            if (order in orders) setWish({ ...wish, order: order as Order })
          }}
        >
          {Object.entries(orders).map(([key, { name }]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
        {hiddenCount > 0 && (
          <label className="row sm">
            <input
              type="checkbox"
              checked={wish.hidden}
              onChange={(event) => setWish({ ...wish, hidden: event.target.checked })}
            />
            {count(hiddenCount)} hidden
          </label>
        )}
        <May permission="edit">
          <button type="button" className="button primary" onClick={() => setEdited('new')}>
            <IconPlus size={14} aria-hidden />
            New by rule
          </button>
        </May>
      </header>
      <RederivationBar />
      {all?.length === 0 ? (
        <Notice title="No touchpoints yet">
          <p>They are found in the first interactions that come in.</p>
        </Notice>
      ) : (
        <TouchpointTable touchpoints={all ? shown : undefined} onEdit={setEdited} />
      )}
      {(edit || edited === 'new') && (
        <Suspense>
          <TouchpointDrawer
            key={edited}
            touchpoint={edit}
            all={all ?? []}
            onClose={() => setEdited(undefined)}
          />
        </Suspense>
      )}
    </div>
  )
}

function chosen(all: readonly TouchpointWithCounts[], { text, channel, hidden, order }: Wish) {
  const wanted = text.trim().toLowerCase()
  return all
    .filter(
      (each) =>
        (hidden || !each.hidden) &&
        (!channel || each.channel === channel) &&
        (wanted === '' ||
          [each.name, each.department, ...each.kinds.map((kind) => `${kind.name} ${kind.path}`)].some(
            (word) => word.toLowerCase().includes(wanted),
          )),
    )
    .toSorted(orders[order].by)
}
