/** Second step: by what rows are recognised, and whom the names in them mean. Nothing alike is joined unasked. */
import { IconAlertTriangle } from '@tabler/icons-react'
import type {
  OpenChoice,
  OpenRelation,
  RecordImportSettings,
  UnknownRelation,
} from '../../../model/crm/record-import.ts'
import { recordTypes } from '../../../model/crm/types/index.ts'
import { count } from '../../parts/format.ts'
import { decisionOf, withChoice, withColumn, withDecision, withKey } from './import-changes.ts'
import styles from './record-imports.module.css'
import type { MappingProps, StepProps } from './steps.ts'

export function MatchingStep(props: StepProps) {
  const { made, go } = props
  return (
    <section className={`card ${styles.card}`} aria-labelledby="matching">
      <h2 className="heading" id="matching">
        Who is who
      </h2>
      <Matching {...props} />
      {made.preview.relations.length === 0 && (
        <p className="sm faint">Every other record that rows name is there under exactly that name.</p>
      )}
      <footer className={styles.foot}>
        <button type="button" className="button" onClick={() => go('columns')}>
          Back
        </button>
        <span className="grow" />
        <span className="sm faint" role="status">
          {made.preview.undecided > 0
            ? `${count(made.preview.undecided)} still to decide`
            : made.preview.relations.length > 0 && 'Everything is decided.'}
        </span>
        <button type="button" className="button primary" onClick={() => go('dry-run')}>
          Next: dry run
        </button>
      </footer>
    </section>
  )
}

/** Keys, names of other records, and words that stand for choices. */
export function Matching(props: MappingProps) {
  const { relations, choices } = props.made.preview
  const columns = [...new Set(relations.map(({ column }) => column))]
  return (
    <>
      <Keys {...props} />
      {columns.map((column) => (
        <Names key={column} {...props} open={relations.filter((one) => one.column === column)} />
      ))}
      {choices.some(({ option }) => option === null || option === '') && <Words {...props} open={choices} />}
    </>
  )
}

const known = (of: MappingProps['of']): [RecordImportSettings['known'], string][] => [
  ['update', of === 'table' ? 'take what the row says' : 'take what the file says'],
  ['fill', 'fill empty fields only'],
  ['leave', 'leave them as they are'],
]
const changedHere: [NonNullable<RecordImportSettings['changedHere']>, string][] = [
  ['keep', 'stay, until they change there later'],
  ['overwrite', 'take what the row says'],
]
const unknown: [RecordImportSettings['unknown'], string][] = [
  ['create', 'make new ones'],
  ['leave', 'leave them out'],
]

function Keys({ made, set, of }: MappingProps) {
  const { settings, preview } = made
  const order = preview.keys.map(({ field }) => field)
  const mapped = new Set(settings.columns.map(({ target }) => target.split(':')[0]))
  const plural = recordTypes[settings.type].plural.toLowerCase()
  return (
    <div className={styles.settings}>
      <fieldset className={styles.options} disabled={!set}>
        <legend className="label">A row is about one of our {plural} with the same</legend>
        <div className={styles.keys}>
          {preview.keys
            .filter(({ field }) => mapped.has(field))
            .map(({ field, label }) => (
              <label key={field}>
                <input
                  type="checkbox"
                  checked={settings.match.includes(field)}
                  onChange={(event) => set?.(withKey(settings, order, field, event.target.checked))}
                />
                {label}
              </label>
            ))}
        </div>
      </fieldset>
      <Choice<RecordImportSettings['known']>
        name={`${recordTypes[settings.type].plural} that are here`}
        options={known(of)}
        value={settings.known}
        onChange={set && ((value) => set({ ...settings, known: value }))}
      />
      <Choice<RecordImportSettings['unknown']>
        name="Rows that are new"
        options={unknown}
        value={settings.unknown}
        onChange={set && ((value) => set({ ...settings, unknown: value }))}
      />
      {of === 'table' && settings.known === 'update' && (
        <Choice<NonNullable<RecordImportSettings['changedHere']>>
          name="Fields that somebody changed here"
          options={changedHere}
          value={settings.changedHere ?? 'keep'}
          onChange={set && ((value) => set({ ...settings, changedHere: value }))}
        />
      )}
    </div>
  )
}

type ChoiceProps<Value extends string> = {
  name: string
  options: readonly (readonly [Value, string])[]
  value: Value
  onChange: ((value: Value) => void) | undefined
}

function Choice<Value extends string>({ name, options, value, onChange }: ChoiceProps<Value>) {
  return (
    <label className={styles.setting}>
      <span className="label">{name}</span>
      <select
        className="field"
        disabled={!onChange}
        value={value}
        onChange={(event) => {
          const chosen = options.find(([one]) => one === event.target.value)
          if (chosen) onChange?.(chosen[0])
        }}
      >
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}

function Names({ made, set, open, of = 'file' }: MappingProps & { open: OpenRelation[] }) {
  const { settings } = made
  const [first] = open
  if (!first) return null
  const thing = first.to === 'company' ? 'company' : first.to
  const alike = open.filter(({ state }) => state !== 'unknown')
  const fresh = open.length - alike.length
  const column = settings.columns.find((one) => one.column === first.column)
  const usual = open.find(({ state }) => state === 'unknown')?.decision ?? 'create'
  return (
    <section className={styles.group} aria-label={`Names in ${first.column}`}>
      <h3 className="medium">
        {first.field} <span className="faint">in “{first.column}”</span>
      </h3>
      <div className={styles.settings}>
        {fresh > 0 && (
          <Choice<UnknownRelation>
            name={`${count(fresh)} ${fresh === 1 ? 'name is' : 'names are'} not here yet`}
            options={[
              ['create', `make a new ${thing} for each`],
              ['empty', 'leave the field empty'],
              ['refuse', of === 'table' ? 'let the rows wait for it' : 'refuse the rows'],
            ]}
            value={usual === 'ask' || usual === 'use' ? 'create' : usual}
            onChange={set && ((unknown) => set(withColumn(settings, first.column, { unknown })))}
          />
        )}
        {alike.length > 0 && (
          <Choice<'ask' | 'create' | 'empty'>
            name={`${count(alike.length)} ${alike.length === 1 ? 'name resembles' : 'names resemble'} what is here`}
            options={[
              ['ask', 'decide one by one'],
              ['create', `make a new ${thing} for the rest`],
              ['empty', 'leave the rest empty'],
            ]}
            value={column?.near ?? 'ask'}
            onChange={set && ((near) => set(withColumn(settings, first.column, { near })))}
          />
        )}
      </div>
      {alike.length > 0 && (
        <div className={styles.scroll}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">In the {of}</th>
                <th scope="col" className="right">
                  Rows
                </th>
                <th scope="col">Is</th>
              </tr>
            </thead>
            <tbody>
              {alike.map((one) => (
                <tr key={one.value}>
                  <th scope="row" className={styles.column}>
                    {one.value}
                  </th>
                  <td className="right num">{count(one.rows)}</td>
                  <td>
                    <Decision
                      one={one}
                      thing={thing}
                      decide={set && ((choice) => set(withDecision(settings, one, choice)))}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

type DecisionProps = {
  one: OpenRelation
  thing: string
  decide: ((choice: string) => void) | undefined
}

const likeness = ({ state }: OpenRelation, score: number): string =>
  state === 'ambiguous' ? 'called exactly so' : `${Math.round(score * 100)}% alike`

function Decision({ one, thing, decide }: DecisionProps) {
  const value = decisionOf(one)
  return (
    <span className="row" style={{ flexWrap: 'wrap' }}>
      <select
        className="field"
        aria-label={`Who is ${one.value}`}
        disabled={!decide}
        value={value}
        onChange={(event) => decide?.(event.target.value)}
      >
        <option value="">Decide …</option>
        {one.candidates.map(({ id, label, score }) => (
          <option key={id} value={`use:${id}`}>
            {label} ({likeness(one, score)})
          </option>
        ))}
        <option value="create">A new {thing}</option>
        <option value="empty">Nobody: leave empty</option>
      </select>
      {value === '' && (
        <span className="chip warn">
          <IconAlertTriangle size={12} aria-hidden />
          to decide
        </span>
      )}
    </span>
  )
}

function Words({ made, set, open, of = 'file' }: MappingProps & { open: OpenChoice[] }) {
  const { settings, preview } = made
  const targetOf = (column: string) => settings.columns.find((one) => one.column === column)?.target
  const optionsOf = (column: string) =>
    preview.targets.find(({ target }) => target === targetOf(column))?.options ?? []
  return (
    <section className={styles.group} aria-label="Words for choices">
      <h3 className="medium">Words of the {of}</h3>
      <div className={styles.scroll}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">In the {of}</th>
              <th scope="col" className="right">
                Rows
              </th>
              <th scope="col">Means</th>
            </tr>
          </thead>
          <tbody>
            {open.map(({ column, field, value, rows, option }) => (
              <tr key={`${column} ${value}`}>
                <td>{field}</td>
                <th scope="row" className={styles.column}>
                  {value}
                </th>
                <td className="right num">{count(rows)}</td>
                <td>
                  <select
                    className="field"
                    aria-label={`Meaning of ${value}`}
                    disabled={!set}
                    value={option ?? 'refuse'}
                    onChange={(event) => set?.(withChoice(settings, column, value, event.target.value))}
                  >
                    {option === null && <option value="refuse">not known: rows are refused</option>}
                    <option value="">nothing: leave empty</option>
                    {optionsOf(column).map((each) => (
                      <option key={each.value} value={each.value}>
                        {each.label}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
