/** Settings, fields: what a company wants to know of its records besides what Waymark asks. */
import { IconPlus } from '@tabler/icons-react'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { RecordTypeInfo } from '../../../../model/crm/crm-record.ts'
import { isCustom } from '../../../../model/crm/field.ts'
import { RecordType } from '../../../../model/crm/record-type.ts'
import { useOwnFields } from '../../../api/use-record-design.ts'
import { useRecordTypes } from '../../../api/use-records.ts'
import { Failed } from '../../../parts/failed.tsx'
import { Skeleton } from '../../../parts/skeleton.tsx'
import settings from '../settings.module.css'
import { SettingsPage } from '../settings-page.tsx'
import { FieldForm } from './field-form.tsx'
import { FieldRow } from './field-row.tsx'
import styles from './fields.module.css'

export function FieldsPage() {
  const { type: wanted } = useSearch({ strict: false }) as { type?: string }
  const type = RecordType.safeParse(wanted).data ?? 'customer'
  const types = useRecordTypes()
  const info = types.data?.find((each) => each.type === type)
  return (
    <SettingsPage
      name="Fields"
      about="Add what you want to know of a record. A new field is in every form, list, filter, import and export at once."
      permission="settings"
    >
      <nav className={`segments ${styles.types}`} aria-label="Kind of record">
        {types.data?.map((each) => (
          <Link
            key={each.type}
            to={'/settings/fields' as string}
            search={{ type: each.type }}
            aria-current={each.type === type ? 'page' : undefined}
          >
            {each.plural}
          </Link>
        ))}
      </nav>
      {types.isError && !types.data && (
        <Failed what="The fields" error={types.error} again={() => void types.refetch()} />
      )}
      {types.isPending && (
        <div aria-busy="true">
          <Skeleton width="100%" height={220} />
        </div>
      )}
      {info && <OwnFields key={type} info={info} />}
      {info && <GivenFields info={info} />}
    </SettingsPage>
  )
}

function OwnFields({ info }: { info: RecordTypeInfo }) {
  const fields = useOwnFields(info.type)
  const [isAdding, setAdding] = useState(false)
  if (fields.isError && !fields.data)
    return <Failed what="Your fields" error={fields.error} again={() => void fields.refetch()} />
  return (
    <section className={`card ${settings.card}`} aria-labelledby="own-title">
      <header className="row">
        <h2 className="heading grow" id="own-title">
          Your fields
        </h2>
        {!isAdding && (
          <button type="button" className="button primary" onClick={() => setAdding(true)}>
            <IconPlus size={14} aria-hidden />
            Field
          </button>
        )}
      </header>
      {isAdding && <FieldForm type={info.type} onDone={() => setAdding(false)} />}
      {!fields.data && (
        <div aria-busy="true">
          <Skeleton width="100%" height={60} />
        </div>
      )}
      {fields.data?.length === 0 && !isAdding && (
        <p className="sm faint">{info.plural} have no fields of your own yet.</p>
      )}
      <ul className={settings.list}>
        {fields.data?.map((field) => (
          <FieldRow key={field.name} field={field} />
        ))}
      </ul>
    </section>
  )
}

const GivenFields = ({ info }: { info: RecordTypeInfo }) => (
  <section className={`card ${settings.card}`} aria-labelledby="given-title">
    <h2 className="heading" id="given-title">
      Always there
    </h2>
    <ul className={styles.given}>
      {info.fields
        .filter(({ name }) => !isCustom(name))
        .map(({ name, label, help }) => (
          <li key={name} className="chip outline" title={help}>
            {label}
          </li>
        ))}
    </ul>
  </section>
)
