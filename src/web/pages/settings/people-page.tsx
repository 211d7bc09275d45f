/** Settings, people: inviting, roles and departments, and what each role may do. */
import { Permission, permissionTable, Role, roleMay } from '../../../model/permission.ts'
import { useApiKeys, useUsers } from '../../api/use-people.ts'
import { Failed } from '../../parts/failed.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { InvitationsCard } from './invitations-card.tsx'
import { PersonRow } from './person-row.tsx'
import styles from './settings.module.css'
import { SettingsPage } from './settings-page.tsx'

export function PeoplePage() {
  return (
    <SettingsPage name="People" about="Who may sign in, and what each of them may do." permission="users">
      <InvitationsCard />
      <PeopleCard />
      <RolesCard />
    </SettingsPage>
  )
}

function PeopleCard() {
  const users = useUsers()
  const keys = useApiKeys()
  if (users.isError && !users.data)
    return <Failed what="The people" error={users.error} again={() => void users.refetch()} />
  return (
    <section className={`card ${styles.card}`} aria-labelledby="people-title">
      <h2 className="heading" id="people-title">
        Everybody
      </h2>
      {!users.data && <Skeleton width="100%" height={160} />}
      <ul className={styles.list}>
        {users.data?.map((user) => (
          <PersonRow
            key={`${user.id} ${user.department}`}
            user={user}
            keys={keys.data?.filter(({ madeById }) => madeById === user.id).length ?? 0}
          />
        ))}
      </ul>
    </section>
  )
}

function RolesCard() {
  return (
    <section className={`card ${styles.card}`} aria-labelledby="roles-title">
      <h2 className="heading" id="roles-title">
        What each role may do
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard */}
      <section className={styles.wide} tabIndex={0} aria-label="Table of roles">
        <table className={`table ${styles.roles}`}>
          <thead>
            <tr>
              <th scope="col">May</th>
              {Role.options.map((role) => (
                <th key={role} scope="col">
                  {role}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Permission.options.map((permission) => (
              <tr key={permission}>
                <td>{permissionTable[permission].may}</td>
                {Role.options.map((role) => (
                  <td key={role}>
                    {roleMay(role, permission) ? (
                      <span className="good">✓ yes</span>
                    ) : (
                      <span className="faint">no</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="xs faint">
        Whoever belongs to a department changes the records of that department and those of none; admins
        change all.
      </p>
    </section>
  )
}
