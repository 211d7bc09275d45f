/** The search over everything: records, maps, visitors, pages and what can be made anew, by keyboard alone. */
import { Modal } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useState } from 'react'
import type { RecordTypeInfo } from '../../model/crm/crm-record.ts'
import { failureText } from '../api/api-error.ts'
import styles from './palette.module.css'
import { type Hit, useHits } from './use-hits.ts'

type BodyProps = {
  /** what stands in the field at first */
  begin: string
  onClose: () => void
  onMake: (info: RecordTypeInfo) => void
}
type Props = BodyProps & { opened: boolean }

const nearest = { block: 'nearest' } as const

export function Palette({ opened, ...body }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={body.onClose}
      withCloseButton={false}
      padding={0}
      size={560}
      yOffset="12vh"
      radius={12}
      transitionProps={{ duration: 120 }}
      title="Search"
      classNames={{ header: 'visually-hidden' }}
    >
      <PaletteBody {...body} />
    </Modal>
  )
}

function PaletteBody({ begin, onClose, onMake }: BodyProps) {
  const [text, setText] = useState(begin)
  const [chosen, setChosen] = useState(0)
  const navigate = useNavigate()
  const { hits, isWaiting, error } = useHits(text)
  const go = (hit: Hit | undefined) => {
    if (!hit) return
    onClose()
    if ('make' in hit) onMake(hit.make)
    else void navigate({ to: hit.to })
  }
  useEffect(() => {
    document.getElementById(`hit-${chosen}`)?.scrollIntoView(nearest)
  }, [chosen])
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
          dir="auto"
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
            <span className="medium clip" dir="auto">
              {hit.name}
            </span>
            <span className="grow xs faint clip">{hit.about}</span>
            <span className="xs faint">{hit.group}</span>
          </div>
        ))}
      </div>
      {hits.length === 0 && !error && (
        <p className={styles.none} role="status">
          {isWaiting ? 'Searching …' : `Nothing found for “${text.trim()}”.`}
        </p>
      )}
      {Boolean(error) && (
        <p className={`sm bad ${styles.none}`} role="alert">
          Records could not be searched. {failureText(error)}
        </p>
      )}
    </div>
  )
}
