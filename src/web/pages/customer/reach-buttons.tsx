/** Writing to a customer, calling her, a task about her: what the reader may do, and what she does not want. */
import { IconCircleCheck, IconMail, IconPhone } from '@tabler/icons-react'
import { useState } from 'react'
import type { ConsentEntry } from '../../../model/crm/consent.ts'
import type { Customer } from '../../../model/customer.ts'
import { useConsents } from '../../api/use-consents.ts'
import { useMay } from '../../api/use-entry.ts'
import { useRecordType } from '../../api/use-records.ts'
import { goToComposer } from '../../records/composer.tsx'
import { beginDraft } from '../../records/draft.ts'
import { givenHere, type Holder, labelsHere } from '../../records/holder.ts'
import { NewRecord } from '../../records/new-record.tsx'
import styles from './customer.module.css'
import { mailLink, optOutOf, phoneLink } from './reach.ts'

/** `holder`: the record of whoever has one. */
type Props = { customer: Customer; holder: Holder | undefined }

export function ReachButtons({ customer, holder }: Props) {
  const mayLog = useMay('edit') && holder !== undefined && !holder.record.deletedAt
  const consents = useConsents(customer.id, holder !== undefined).data?.current ?? []
  const known = (name: 'email' | 'phone'): string => {
    const value = holder?.record.values[name] ?? customer.traits[name]
    return typeof value === 'string' ? value.trim() : ''
  }
  const begin = (tab: 'email' | 'call') => () => {
    if (!mayLog) return
    beginDraft(holder.record, { tab, direction: 'out' })
    goToComposer()
  }
  const [email, phone] = [known('email'), known('phone')]
  return (
    <div className={styles.reach}>
      {email !== '' && (
        <a className="button" href={mailLink(email)} title={`Write to ${email}`} onClick={begin('email')}>
          <IconMail size={14} aria-hidden />
          E-mail
          <OptOut consents={consents} channel="email" />
        </a>
      )}
      {phone !== '' && (
        <a className="button" href={phoneLink(phone)} title={`Call ${phone}`} onClick={begin('call')}>
          <IconPhone size={14} aria-hidden />
          Call
          <OptOut consents={consents} channel="phone" />
        </a>
      )}
      {mayLog && <TaskButton holder={holder} />}
    </div>
  )
}

/** What she agreed to is no reason to stop anybody; what she refused is said where it counts. */
function OptOut({ consents, channel }: { consents: readonly ConsentEntry[]; channel: 'email' | 'phone' }) {
  const found = optOutOf(consents, channel)
  return found ? (
    <span className={`chip warn ${styles.optOut}`} title={found.sentence}>
      <span className="clip">{found.words}</span>
    </span>
  ) : null
}

function TaskButton({ holder }: { holder: Holder }) {
  const info = useRecordType('task').data
  const [making, setMaking] = useState(false)
  const close = () => setMaking(false)
  return (
    <>
      <button type="button" className="button" disabled={!info} onClick={() => setMaking(true)}>
        <IconCircleCheck size={14} aria-hidden />
        Task
      </button>
      {info && making && (
        <NewRecord
          info={info}
          given={givenHere(info, holder)}
          labels={labelsHere(holder)}
          onClose={close}
          onMade={close}
        />
      )}
    </>
  )
}
