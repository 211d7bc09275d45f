/** One person in the list of everybody: role, department, and help when she cannot get in. */
import { Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ResetLink, User } from '../../../model/person.ts'
import { failureText } from '../../api/api-error.ts'
import {
  type UserChange,
  useChangeUser,
  useEndTwoFactorOf,
  useResetLink,
  useSignOutUser,
} from '../../api/use-people.ts'
import { toast } from '../../frame/toast.ts'
import { ago } from '../../parts/format.ts'
import { useNow } from '../../parts/use-now.ts'
import { DisableDialog } from './disable-dialog.tsx'
import { RoleSelect } from './invitations-card.tsx'
import { LinkToHandOver } from './link-to-hand-over.tsx'
import styles from './settings.module.css'

const tell = (error: unknown) => toast(failureText(error), { tone: 'bad' })

/** `keys`: how many of those in use she made. */
type Props = { user: User; keys: number }

export function PersonRow({ user, keys }: Props) {
  const [department, setDepartment] = useState(user.department)
  const [reset, setReset] = useState<ResetLink | undefined>()
  const change = useChangeUser()
  const now = useNow(30_000)
  const save = (wish: UserChange, said: string) =>
    change.mutate({ id: user.id, ...wish }, { onSuccess: () => toast(said), onError: tell })
  const isOff = user.disabledAt !== null
  const [asks, setAsks] = useState(false)
  const goOn = isOff || user.role !== 'admin' ? keys : 0
  return (
    <li className={isOff ? styles.off : ''}>
      <div className={styles.who}>
        <p className="row">
          <span className="medium clip">{user.name}</span>
          {user.twoFactor && <span className="chip good">✓ second factor</span>}
          {isOff && <span className="chip warn">disabled</span>}
          {goOn > 0 && (
            <Link to={'/settings/api-keys' as string} className="chip warn">
              {goOn === 1 ? 'an API key goes on' : `${goOn} API keys go on`}
            </Link>
          )}
        </p>
        <p className="xs faint clip">
          {user.email}, {user.lastSeenAt ? `seen ${ago(user.lastSeenAt, now)}` : 'not signed in'}
        </p>
      </div>
      <RoleSelect
        role={user.role}
        label={`Role of ${user.name}`}
        disabled={change.isPending || isOff}
        onChange={(role) => save({ role }, `${user.name} is ${role} now.`)}
      />
      <input
        className="field"
        aria-label={`Department of ${user.name}`}
        placeholder="No department"
        maxLength={200}
        value={department}
        disabled={isOff}
        onChange={(event) => setDepartment(event.target.value)}
        onBlur={() =>
          department.trim() !== user.department &&
          save({ department }, `The department of ${user.name} is saved.`)
        }
      />
      <More
        user={user}
        onReset={setReset}
        onDisable={() =>
          isOff ? save({ disabled: false }, `${user.name} may sign in again.`) : setAsks(true)
        }
      />
      {asks && <DisableDialog user={user} onClose={() => setAsks(false)} />}
      {reset && (
        <div style={{ flexBasis: '100%' }}>
          <LinkToHandOver
            link={reset.link}
            about={`Give this link to ${user.name}. It works once, for one hour, and is not shown again.`}
            onClose={() => setReset(undefined)}
          />
        </div>
      )}
    </li>
  )
}

type MoreProps = { user: User; onReset: (link: ResetLink) => void; onDisable: () => void }

function More({ user, onReset, onDisable }: MoreProps) {
  const resetLink = useResetLink()
  const signOut = useSignOutUser()
  const endTwoFactor = useEndTwoFactorOf()
  return (
    <Menu position="bottom-end" width={240} classNames={{ dropdown: 'floating' }} returnFocus>
      <Menu.Target>
        <button type="button" className="button quiet icon" aria-label={`More about ${user.name}`}>
          <IconDots size={16} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => resetLink.mutate(user.id, { onSuccess: onReset, onError: tell })}>
          Link for a new password
        </Menu.Item>
        <Menu.Item
          onClick={() =>
            signOut.mutate(user.id, { onSuccess: () => toast(`${user.name} is signed out.`), onError: tell })
          }
        >
          Sign out everywhere
        </Menu.Item>
        {user.twoFactor && (
          <Menu.Item
            onClick={() =>
              endTwoFactor.mutate(user.id, {
                onSuccess: () => toast(`The second factor of ${user.name} is off.`),
                onError: tell,
              })
            }
          >
            Turn the second factor off
          </Menu.Item>
        )}
        <Menu.Item color="var(--bad)" onClick={onDisable}>
          {user.disabledAt ? 'Enable' : 'Disable …'}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
