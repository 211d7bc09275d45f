/** Everything about one touchpoint: rules with what they would find, what it shows, hiding, merging, removing. */
import { Drawer } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { type AmountMeaning, amountMeanings } from '../../../model/amounts.ts'
import { type TouchpointBehaviour, touchpointBehaviours } from '../../../model/behaviour.ts'
import { type Channel, channelNames, channels } from '../../../model/channel.ts'
import type { TouchpointRule, TouchpointWithCounts } from '../../../model/touchpoint.ts'
import { failureText } from '../../api/api-error.ts'
import { useChangeTouchpoint, useMakeTouchpoint } from '../../api/use-touchpoint-changes.ts'
import { toast } from '../../frame/toast.ts'
import { MergeAndRemove } from './merge-and-remove.tsx'
import { RuleEditor } from './rule-editor.tsx'
import { ruleOf } from './rule-words.ts'
import styles from './touchpoints.module.css'

const feelings: [value: string, name: string][] = [
  ['', 'nothing by itself'],
  ['150', '+1.5 delights'],
  ['100', '+1.0 pleases'],
  ['50', '+0.5 helps'],
  ['-50', '−0.5 bothers'],
  ['-100', '−1.0 annoys'],
  ['-150', '−1.5 hurts'],
]
const behaviourNames: Record<TouchpointBehaviour, string> = {
  none: 'nothing in particular',
  contact: 'asking us for help',
  complaint: 'a complaint',
  refund: 'wanting money back',
  cancellation: 'a cancellation',
  'rage-click': 'clicking in anger',
}
const behaviourOf = (value: string) => touchpointBehaviours.find((each) => each === value)
const amountNames: Record<AmountMeaning, string> = {
  won: 'revenue, an order once',
  'given-back': 'given back, taken off',
  mentioned: 'only mentioned, no revenue',
}
const noRule: TouchpointRule = { properties: [] }

type Props = {
  /** Nothing: a new one is made. */
  touchpoint: TouchpointWithCounts | undefined
  all: readonly TouchpointWithCounts[]
  onClose: () => void
}

export function TouchpointDrawer({ touchpoint, all, onClose }: Props) {
  const [name, setName] = useState(touchpoint?.name ?? '')
  const [channel, setChannel] = useState<Channel>(touchpoint?.channel ?? 'web')
  const [department, setDepartment] = useState(touchpoint?.department ?? '')
  const [feeling, setFeeling] = useState<number | null>(touchpoint?.feeling ?? null)
  const [behaviour, setBehaviour] = useState(touchpoint?.behaviour)
  const [amounts, setAmounts] = useState(touchpoint?.amounts)
  const [hidden, setHidden] = useState(touchpoint?.hidden ?? false)
  // A rule keeps its number while others come and go, so that its fields keep their focus.
  const [rules, setRules] = useState(() =>
    (touchpoint ? touchpoint.rules : [noRule]).map((rule, key) => ({ key, rule })),
  )
  const change = useChangeTouchpoint()
  const make = useMakeTouchpoint()
  const written = rules.map(({ rule }) => ruleOf(rule))
  const unfinished = written.some((rule) => rule === undefined)
  const saving = change.isPending || make.isPending
  const error = change.error ?? make.error
  const owners = useMemo(
    () =>
      new Map(
        all
          .filter(({ id }) => id !== touchpoint?.id)
          .flatMap(({ name, kinds }) => kinds.map((kind): [number, string] => [kind.id, name])),
      ),
    [all, touchpoint],
  )
  const departments = [...new Set(all.map((each) => each.department).filter(Boolean))].toSorted()
  const knownFeeling = feelings.some(([value]) => value === (feeling === null ? '' : String(feeling)))

  const save = () => {
    const wish = {
      name: name.trim(),
      channel,
      department: department.trim(),
      feeling,
      behaviour,
      amounts,
      hidden,
      rules: written.filter((rule) => rule !== undefined),
    }
    const done = {
      onSuccess: () => {
        toast(`“${wish.name}” is saved.`)
        onClose()
      },
    }
    if (touchpoint) change.mutate({ id: touchpoint.id, change: wish }, done)
    else make.mutate(wish, done)
  }

  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={460}
      title={<span className="lg medium">{touchpoint ? touchpoint.name : 'New touchpoint by rule'}</span>}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <label>
          <span className="label">Name</span>
          <input
            className="field"
            required
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <div className={styles.pair}>
          <label>
            <span className="label">Channel</span>
            <select
              className="field"
              value={channel}
              onChange={(event) =>
                setChannel(channels.find((each) => each === event.target.value) ?? channel)
              }
            >
              {channels.map((each) => (
                <option key={each} value={each}>
                  {channelNames[each]}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span className="label">Department</span>
            <input
              className="field"
              list="departments"
              maxLength={100}
              value={department}
              onChange={(event) => setDepartment(event.target.value)}
            />
            <datalist id="departments">
              {departments.map((each) => (
                <option key={each} value={each} />
              ))}
            </datalist>
          </label>
        </div>
        <label>
          <span className="label">Doing it shows (a proxy, counted as “shown”)</span>
          <select
            className="field"
            value={feeling === null ? '' : String(feeling)}
            onChange={(event) => setFeeling(event.target.value === '' ? null : Number(event.target.value))}
          >
            {!knownFeeling && <option value={String(feeling)}>{(feeling ?? 0) / 100}</option>}
            {feelings.map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </label>
        <div className={styles.pair}>
          <label>
            <span className="label">Doing it is</span>
            <select
              className="field"
              value={behaviour ?? ''}
              onChange={({ target }) => setBehaviour(behaviourOf(target.value))}
            >
              {!touchpoint && <option value="">as its name says</option>}
              {touchpointBehaviours.map((each) => (
                <option key={each} value={each}>
                  {behaviourNames[each]}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span className="label">Its amounts are</span>
            <select
              className="field"
              value={amounts ?? ''}
              onChange={({ target }) => setAmounts(amountMeanings.find((each) => each === target.value))}
            >
              {!touchpoint && <option value="">as its name says</option>}
              {amountMeanings.map((each) => (
                <option key={each} value={each}>
                  {amountNames[each]}
                </option>
              ))}
            </select>
          </label>
        </div>
        <label className="row">
          <input type="checkbox" checked={hidden} onChange={(event) => setHidden(event.target.checked)} />
          Hidden: kept, but left out of maps, drafts and flow
        </label>
        <section className={styles.rules} aria-label="Rules">
          <h3 className="heading">Rules</h3>
          <p className="sm faint">
            An interaction belongs here when one rule fits. * stands for any letters.
            {touchpoint?.origin === 'found' && rules.length === 0
              ? ' This one was found by itself and needs no rule.'
              : ''}
          </p>
          {rules.map(({ key, rule }, index) => (
            <RuleEditor
              key={key}
              number={index + 1}
              rule={rule}
              owners={owners}
              onChange={(next) =>
                setRules(rules.map((each) => (each.key === key ? { key, rule: next } : each)))
              }
              onRemove={() => setRules(rules.filter((each) => each.key !== key))}
            />
          ))}
          <button
            type="button"
            className="button"
            style={{ justifySelf: 'start' }}
            onClick={() =>
              setRules([...rules, { key: Math.max(-1, ...rules.map((each) => each.key)) + 1, rule: noRule }])
            }
          >
            <IconPlus size={14} aria-hidden />
            Rule
          </button>
        </section>
        {error && (
          <p className="sm bad" role="alert">
            {failureText(error)}
          </p>
        )}
        <footer className={styles.actions}>
          <span className="xs faint grow">{unfinished ? 'A rule needs at least one condition.' : ''}</span>
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button
            type="submit"
            className="button primary"
            disabled={saving || unfinished || name.trim() === ''}
          >
            {saving ? 'Saving…' : 'Save'}
          </button>
        </footer>
      </form>
      {touchpoint && <MergeAndRemove touchpoint={touchpoint} all={all} onDone={onClose} />}
    </Drawer>
  )
}
