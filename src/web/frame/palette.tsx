/** The search over everything: records, maps, visitors and pages, by keyboard alone. */
import { Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconRoute, IconSearch, IconUser, type TablerIcon } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useState } from 'react'
import { useCustomers } from '../api/use-customers.ts'
import { useEntry } from '../api/use-entry.ts'
import { useMaps } from '../api/use-maps.ts'
import { useRecordSearch } from '../api/use-records.ts'
import { recordIcons } from '../records/record-icon.ts'
import { recordPath } from '../records/record-path.ts'
import { besides, destinations } from './destinations.ts'
import styles from './palette.module.css'

type Hit = { key: string; group: string; name: string; about: string; icon: TablerIcon; to: string }
type Props = { opened: boolean; onClose: () => void }

export function Palette({ opened, onClose }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size={560}
      yOffset="12vh"
      radius={12}
      transitionProps={{ duration: 120 }}
      title="Search"
      classNames={{ header: 'visually-hidden' }}
    >
      <PaletteBody onClose={onClose} />
    </Modal>
  )
}

function PaletteBody({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const navigate = useNavigate()
  const hits = useHits(text)
  const go = (hit: Hit | undefined) => {
    if (!hit) return
    onClose()
    void navigate({ to: hit.to })
  }
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      setChosen((at) => (at + step + hits.length) % Math.max(hits.length, 1))
    } else if (event.key === 'Enter') go(hits[chosen])
  }
  return (
    <div>
      <div className={styles.input}>
        <IconSearch size={16} aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-label="Search records, maps and pages"
          aria-expanded="true"
          aria-controls="palette-hits"
          aria-activedescendant={hits[chosen] ? `hit-${chosen}` : undefined}
          placeholder="Search people, companies, deals, tickets, maps"
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setChosen(0)
          }}
          onKeyDown={onKey}
        />
        <kbd>Esc</kbd>
      </div>
      <div id="palette-hits" role="listbox" aria-label="Found" className={styles.hits}>
        {hits.map((hit, index) => (
          <div
            key={hit.key}
            id={`hit-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className={styles.hit}
            onMouseMove={() => setChosen(index)}
            onClick={() => go(hit)}
            onKeyDown={onKey}
          >
            <hit.icon size={16} stroke={1.75} aria-hidden />
            <span className="medium clip">{hit.name}</span>
            <span className="grow xs faint clip">{hit.about}</span>
            <span className="xs faint">{hit.group}</span>
          </div>
        ))}
        {hits.length === 0 && <p className={styles.none}>Nothing found for “{text}”.</p>}
      </div>
    </div>
  )
}

function useHits(text: string): Hit[] {
  const wanted = text.trim().toLowerCase()
  const [slow] = useDebouncedValue(wanted, 150)
  const maps = useMaps()
  const customers = useCustomers(slow, 8, slow.length > 0)
  const records = useRecordSearch(slow, [], 12, slow.length > 0)
  const fits = (...words: string[]) => words.some((word) => word.toLowerCase().includes(wanted))
  const me = useEntry().data?.me
  const pageHits = [...destinations, ...(me ? besides(me.permissions) : [])].map(
    ({ name, about, icon, to }): Hit => {
      const plain = name.replaceAll('\u00ad', '')
      return { key: to, group: 'Page', name: plain, about, icon, to }
    },
  )
  const mapHits = (maps.data ?? []).map(
    ({ id, design }): Hit => ({
      key: `map ${id}`,
      group: 'Map',
      name: design.name,
      about: design.actor,
      icon: IconRoute,
      to: `/maps/${encodeURIComponent(id)}`,
    }),
  )
  const customerHits = (wanted ? (customers.data?.rows ?? []) : []).map(
    ({ id, label, interactions }): Hit => ({
      key: `customer ${id}`,
      group: 'Customer',
      name: label,
      about: `${interactions} interactions`,
      icon: IconUser,
      to: `/customers/${id}`,
    }),
  )
  const recordHits = (wanted ? (records.data ?? []) : []).map(
    ({ type, id, label, detail }): Hit => ({
      key: `${type} ${id}`,
      group: `${type.charAt(0).toUpperCase()}${type.slice(1)}`,
      name: label || detail,
      about: detail === label ? '' : detail,
      icon: recordIcons[type],
      to: recordPath(type, id),
    }),
  )
  const known = new Set(recordHits.map(({ key }) => key))
  return [
    ...[...mapHits, ...pageHits].filter((hit) => fits(hit.name, hit.about)).slice(0, 12),
    ...recordHits,
    ...customerHits.filter(({ key }) => !known.has(key)),
  ]
}
