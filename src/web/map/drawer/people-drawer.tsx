/** The journeys behind a number of the map: exactly that many, each opening its customer. */
import { useDebouncedValue } from '@mantine/hooks'
import { IconDownload, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { JourneyRow } from '../../../model/measure.ts'
import type { Filters } from '../../api/paths.ts'
import { exportOfJourneys, useJourneysBehind } from '../../api/use-journeys-behind.ts'
import { ago } from '../../parts/format.ts'
import { May } from '../../parts/may.tsx'
import { useScene } from '../scene.ts'
import styles from './drawer.module.css'
import { PeopleList } from './people-list.tsx'
import { PeopleSheet } from './people-sheet.tsx'
import { PersonRow } from './person-row.tsx'

type Props = { number: string | undefined; filters: Filters; onClose: () => void }

export const PeopleDrawer = ({ number, filters, onClose }: Props) => (
  <PeopleSheet opened={number !== undefined} onClose={onClose}>
    {number !== undefined && <People number={number} filters={filters} onClose={onClose} />}
  </PeopleSheet>
)

function People({ number, filters, onClose }: { number: string; filters: Filters; onClose: () => void }) {
  const { measure } = useScene()
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 200)
  const answer = useJourneysBehind(measure.map.id, number, filters, q)
  return (
    <PeopleList
      answer={answer}
      onClose={onClose}
      searched={q}
      tools={
        <ListTools text={text} onText={setText} file={exportOfJourneys(measure.map.id, number, filters, q)} />
      }
      draw={(row) => <Row row={row} />}
    />
  )
}

type ToolsProps = { text: string; onText: (text: string) => void; file: string }

function ListTools({ text, onText, file }: ToolsProps) {
  return (
    <div className={styles.tools}>
      <label className={`field with-icon ${styles.search}`}>
        <IconSearch size={14} aria-hidden />
        <span className="visually-hidden">Find in this list by name, e-mail or id</span>
        <input
          type="search"
          placeholder="Name, e-mail or id"
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
      </label>
      <May permission="export">
        <a className="button" href={file} download>
          <IconDownload size={14} aria-hidden />
          CSV
        </a>
      </May>
    </div>
  )
}

const tones = { open: 'accent', completed: 'good', left: 'outline' } as const

function Row({ row }: { row: JourneyRow }) {
  const { now, measure } = useScene()
  const last = measure.map.design.stages.flatMap(({ steps }) => steps).find(({ id }) => id === row.lastStep)
  const steps = `${row.steps} ${row.steps === 1 ? 'step' : 'steps'}`
  return (
    <PersonRow
      row={row}
      detail={`${last?.name ?? row.lastStep} · ${steps} · ${ago(row.lastAt, now)}`}
      chip={<span className={`chip ${tones[row.state]}`}>{row.state}</span>}
    />
  )
}
