/** Goes through the list a record was opened from: the one before, the one behind, and how far one is. */
import { useHotkeys } from '@mantine/hooks'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useLocation, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { PlaceInList } from '../../model/crm/crm-record.ts'
import { RecordType } from '../../model/crm/record-type.ts'
import { usePlaceInList, useRecordType } from '../api/use-records.ts'
import { count } from '../parts/format.ts'
import { keepPlace, noList, placeIn } from '../records/list-place.ts'
import { type ListOfRecord, type RecordAddress, wishOf } from '../records/record-address.ts'
import { recordPath } from '../records/record-path.ts'
import { isElsewhere } from './is-elsewhere.ts'
import styles from './top-bar.module.css'

export function RecordWalk() {
  const params = useParams({ strict: false }) as { type?: string; id?: string }
  const { list } = useSearch({ strict: false }) as RecordAddress
  const isCustomer = useLocation({ select: ({ pathname }) => pathname.startsWith('/customers/') })
  const type = RecordType.safeParse(isCustomer ? 'customer' : params.type)
  return list && type.success && params.id ? <Walk type={type.data} id={params.id} list={list} /> : null
}

type Props = { type: RecordType; id: string; list: ListOfRecord }
type Place = PlaceInList['place']

const numberOf = ({ n, exact }: Place): string => `${exact ? '' : 'over '}${count(n)}`

function Walk({ type, id, list }: Props) {
  const info = useRecordType(type).data
  const { list: key = noList, from } = useLocation({ select: ({ state }) => state })
  const navigate = useNavigate()
  const { data: place, isPlaceholderData: isOld } = usePlaceInList(type, id, wishOf(list), from)
  useEffect(() => {
    // How far it was scrolled is kept as long as one stands in the record that was opened there.
    if (place && !isOld && placeIn(key)?.id !== id) keepPlace(key, { id, row: place.place.n - 1 })
  }, [place, isOld, key, id])
  const go = (to: PlaceInList['next'] | undefined) => {
    if (!to || isOld) return
    void navigate({
      to: recordPath(type, to.id),
      search: ((search: object) => search) as never,
      state: { list: key, from: to.from },
      // Back leads to the list, not through all that were looked at.
      replace: true,
    })
  }
  useHotkeys([
    ['J', (event) => isElsewhere(event) || go(place?.next)],
    ['K', (event) => isElsewhere(event) || go(place?.previous)],
  ])
  if (!place) return null
  const what = info?.label.toLowerCase() ?? 'record'
  return (
    <div className={styles.walk}>
      {place.isListed ? (
        <span className="xs faint num" role="status">
          {numberOf(place.place)} of {numberOf(place.total)}
        </span>
      ) : (
        <span
          className="xs faint"
          role="status"
          title={`It no longer fits the list it was opened from, which has ${numberOf(place.total)}`}
        >
          not in the list
        </span>
      )}
      <Step to={place.previous} name={`Previous ${what}`} keys="K" onGo={go}>
        <IconChevronLeft size={14} aria-hidden />
      </Step>
      <Step to={place.next} name={`Next ${what}`} keys="J" onGo={go}>
        <IconChevronRight size={14} aria-hidden />
      </Step>
    </div>
  )
}

type StepProps = {
  to: PlaceInList['next']
  name: string
  keys: string
  onGo: (to: PlaceInList['next']) => void
  children: React.ReactNode
}

/** At the ends it stays in the order of Tab, so that whoever came there by it stands somewhere. */
const Step = ({ to, name, keys, onGo, children }: StepProps) => (
  <button
    type="button"
    className="button quiet icon"
    aria-label={name}
    aria-keyshortcuts={keys}
    aria-disabled={to === null}
    title={to ? `${name}: ${to.label} (${keys})` : `There is no ${name.toLowerCase()}`}
    onClick={() => onGo(to)}
  >
    {children}
  </button>
)
