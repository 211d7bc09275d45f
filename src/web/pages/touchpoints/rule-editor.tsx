/** One rule, and at once the kinds of interaction it would find. */
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus, IconTrash, IconX } from '@tabler/icons-react'
import { messageTypes } from '../../../model/message.ts'
import type { TouchpointRule } from '../../../model/touchpoint.ts'
import { failureText } from '../../api/api-error.ts'
import { useRulePreview } from '../../api/use-touchpoint-changes.ts'
import { count } from '../../parts/format.ts'
import { type Operator, operatorNames, ruleOf } from './rule-words.ts'
import styles from './touchpoints.module.css'

const shownKinds = 8

type Props = {
  number: number
  rule: TouchpointRule
  /** Which touchpoint counts a kind now; those of this very touchpoint are not in it. */
  owners: ReadonlyMap<number, string>
  onChange: (rule: TouchpointRule) => void
  onRemove: () => void
}

export function RuleEditor({ number, rule, owners, onChange, onRemove }: Props) {
  const property = (index: number, part: Partial<TouchpointRule['properties'][number]>) =>
    onChange({
      ...rule,
      properties: rule.properties.map((each, place) => (place === index ? { ...each, ...part } : each)),
    })
  return (
    <fieldset className={styles.rule}>
      <legend className="label">Rule {number}</legend>
      <button
        type="button"
        className={`button quiet icon ${styles.removeRule}`}
        aria-label={`Remove rule ${number}`}
        onClick={onRemove}
      >
        <IconTrash size={14} aria-hidden />
      </button>
      <div className={styles.pair}>
        <label>
          <span className="label">Event or page name</span>
          <input
            className="field"
            placeholder="Order*"
            value={rule.name ?? ''}
            onChange={(event) => onChange({ ...rule, name: event.target.value })}
          />
        </label>
        <label>
          <span className="label">URL path</span>
          <input
            className="field"
            placeholder="/checkout/*"
            value={rule.path ?? ''}
            onChange={(event) => onChange({ ...rule, path: event.target.value })}
          />
        </label>
        <label>
          <span className="label">Type</span>
          <select
            className="field"
            value={rule.type ?? ''}
            onChange={(event) => onChange({ ...rule, type: event.target.value })}
          >
            <option value="">any</option>
            {messageTypes.map((type) => (
              <option key={type} value={type}>
                {type}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="label">Channel as sent</span>
          <input
            className="field"
            placeholder="any"
            value={rule.channel ?? ''}
            onChange={(event) => onChange({ ...rule, channel: event.target.value })}
          />
        </label>
      </div>
      {rule.properties.map(({ key, op, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name of their own and keep their order
        <div key={index} className={styles.property}>
          <input
            className="field"
            aria-label="Property"
            placeholder="property"
            value={key}
            onChange={(event) => property(index, { key: event.target.value })}
          />
          <select
            className="field"
            aria-label="Comparison"
            value={op}
            onChange={(event) => property(index, { op: event.target.value as Operator })}
          >
            {Object.entries(operatorNames).map(([each, name]) => (
              <option key={each} value={each}>
                {name}
              </option>
            ))}
          </select>
          <input
            className="field"
            aria-label="Value"
            placeholder="value"
            disabled={op === 'exists'}
            value={value}
            onChange={(event) => property(index, { value: event.target.value })}
          />
          <button
            type="button"
            className="button quiet icon"
            aria-label="Remove condition"
            onClick={() =>
              onChange({ ...rule, properties: rule.properties.filter((_, place) => place !== index) })
            }
          >
            <IconX size={14} aria-hidden />
          </button>
        </div>
      ))}
      {rule.properties.length < 8 && (
        <button
          type="button"
          className="link sm"
          onClick={() =>
            onChange({ ...rule, properties: [...rule.properties, { key: '', op: 'is', value: '' }] })
          }
        >
          <IconPlus size={12} aria-hidden /> Condition on a property
        </button>
      )}
      <RulePreview rule={rule} owners={owners} />
    </fieldset>
  )
}

function RulePreview({ rule, owners }: Pick<Props, 'rule' | 'owners'>) {
  const [asked] = useDebouncedValue(ruleOf(rule), 250)
  const preview = useRulePreview(asked)
  if (!asked) return <p className="xs faint">Give at least one condition to see what it finds.</p>
  if (preview.isError) return <p className="xs bad">{failureText(preview.error)}</p>
  const kinds = preview.data ?? []
  return (
    <div className={styles.preview} aria-live="polite" aria-busy={preview.isFetching}>
      <p className="xs faint">
        {preview.data
          ? `Finds ${count(kinds.length)} ${kinds.length === 1 ? 'kind' : 'kinds'} of interaction`
          : 'Looking…'}
        {asked.properties.length > 0 ? ', of which the properties choose further' : ''}
      </p>
      <ul>
        {kinds.slice(0, shownKinds).map(({ id, type, name, path, channel }) => (
          <li key={id} className="xs">
            <span className="faint">{type}</span> <span className="medium">{name}</span> {path}{' '}
            {channel && <span className="faint">in {channel}</span>}
            {owners.has(id) && <span className="warn"> now {owners.get(id)}</span>}
          </li>
        ))}
      </ul>
      {kinds.length > shownKinds && <p className="xs faint">and {count(kinds.length - shownKinds)} more</p>}
    </div>
  )
}
