/** What a customer agreed to, per channel and purpose, and noting a change with its source. */
import { IconCheck, IconPlus, IconX } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { type Channel, channelNames, channels } from '../../model/channel.ts'
import { type ConsentEntry, consentStates } from '../../model/crm/consent.ts'
import { failureText } from '../api/api-error.ts'
import { useAddConsent, useConsents } from '../api/use-consents.ts'
import { toast } from '../frame/toast.ts'
import { ChannelIcon } from '../parts/channel-icon.tsx'
import { FailureLine } from '../parts/failure-line.tsx'
import { day } from '../parts/format.ts'
import { Skeleton } from '../parts/skeleton.tsx'
import { CardSection } from './card-section.tsx'
import styles from './consent.module.css'

type State = ConsentEntry['state']
const stateNames: Record<State, string> = { granted: 'agreed', denied: 'refused', withdrawn: 'withdrew' }

export function ConsentCard({ id }: { id: string }) {
  const consents = useConsents(id)
  const [adding, setAdding] = useState(false)
  const current = consents.data?.current ?? []
  const byChannel = [...Map.groupBy(current, ({ channel }) => channel)]
  return (
    <CardSection
      title="Consent"
      action={
        <button
          type="button"
          className="button quiet icon"
          aria-label="Note a consent"
          aria-expanded={adding}
          onClick={() => setAdding(!adding)}
        >
          <IconPlus size={15} aria-hidden />
        </button>
      }
    >
      {adding && <NewEntry id={id} onDone={() => setAdding(false)} />}
      {consents.isPending && <Skeleton width="60%" />}
      {!consents.data && <FailureLine error={consents.error} />}
      {consents.data && current.length === 0 && !adding && (
        <p className="sm faint">Nothing is known of what may be sent.</p>
      )}
      <ul className={styles.consents}>
        {byChannel.map(([channel, entries]) => (
          <li key={channel} className="sm">
            <span className="row">
              <ChannelIcon channel={channel} size={15} />
              {channelNames[channel]}
            </span>
            <span className={styles.purposes}>
              {entries.map((entry) => (
                <span
                  key={entry.purpose}
                  className={`row ${entry.state === 'granted' ? 'medium' : 'faint'}`}
                  style={{ gap: 3 }}
                  title={`${stateNames[entry.state]} on ${day(entry.at)}, ${entry.source}`}
                >
                  {entry.state === 'granted' ? (
                    <IconCheck size={13} aria-label="agreed" />
                  ) : (
                    <IconX size={13} aria-label={stateNames[entry.state]} />
                  )}
                  {entry.purpose}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </CardSection>
  )
}

const usualChannels: readonly Channel[] = ['email', 'phone', 'chat', 'post', 'social']

function NewEntry({ id, onDone }: { id: string; onDone: () => void }) {
  const [channel, setChannel] = useState<Channel>('email')
  const [purpose, setPurpose] = useState('marketing')
  const [state, setState] = useState<State>('granted')
  const [source, setSource] = useState('')
  const add = useAddConsent(id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate(
      { channel, purpose, state, source },
      { onSuccess: onDone, onError: (error) => toast(failureText(error), { tone: 'bad' }) },
    )
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <select
        className="field"
        aria-label="Channel"
        value={channel}
        onChange={(event) => setChannel(channels.find((each) => each === event.target.value) ?? 'email')}
      >
        {usualChannels.map((each) => (
          <option key={each} value={each}>
            {channelNames[each]}
          </option>
        ))}
      </select>
      <select
        className="field"
        aria-label="What she said"
        value={state}
        onChange={(event) => setState(consentStates.find((each) => each === event.target.value) ?? 'granted')}
      >
        {consentStates.map((each) => (
          <option key={each} value={each}>
            {stateNames[each]}
          </option>
        ))}
      </select>
      <input
        className="field"
        aria-label="Purpose"
        placeholder="purpose"
        required
        value={purpose}
        onChange={(event) => setPurpose(event.target.value)}
      />
      <input
        className="field"
        aria-label="Where she said so"
        placeholder="where she said so"
        required
        value={source}
        onChange={(event) => setSource(event.target.value)}
      />
      <button type="submit" className="button primary" disabled={add.isPending}>
        Note it
      </button>
    </form>
  )
}
