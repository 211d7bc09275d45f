/** The people a record can belong to, by department. */
import type { Field, FieldOption } from '../../model/crm/field.ts'

type Props = { field: Field; value: string }

const Person = ({ value, label }: FieldOption) => <option value={value}>{label}</option>

export function PersonOptions({ field, value }: Props) {
  const people = field.options ?? []
  const groups = Map.groupBy(people, ({ group }) => group ?? '')
  return (
    <>
      {/* Somebody who never was here, as an import said it. */}
      {value !== '' && !people.some((person) => person.value === value) && (
        <option value={value}>{value}</option>
      )}
      {groups.get('')?.map((person) => (
        <Person key={person.value} {...person} />
      ))}
      {[...groups].map(([department, members]) =>
        department === '' ? null : (
          <optgroup key={department} label={department}>
            {members.map((person) => (
              <Person key={person.value} {...person} />
            ))}
          </optgroup>
        ),
      )}
    </>
  )
}
