/** What can be done about a person as a whole: her duplicates, merging, a copy of everything, erasing. */
import { Menu } from '@mantine/core'
import {
  IconCopyCheck,
  IconDots,
  IconDownload,
  IconFileText,
  IconGitMerge,
  IconRestore,
  IconTrash,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { CrmRecord } from '../../../model/crm/crm-record.ts'
import type { Customer } from '../../../model/customer.ts'
import { useMay } from '../../api/use-entry.ts'
import { useDeleteRecord } from '../../records/use-delete-record.ts'
import { EraseDialog } from './erase-dialog.tsx'
import { MergeWithDialog } from './merge-with-dialog.tsx'

/** `record`: of whoever has one. */
type Props = { customer: Customer; record: CrmRecord | undefined }

export function PersonActions({ customer, record }: Props) {
  const hasRecord = record !== undefined
  const [opened, setOpened] = useState<'merge' | 'erase'>()
  const [mayEdit, mayExport, mayErase] = [useMay('edit'), useMay('export'), useMay('erase')]
  const { id } = customer
  if (!hasRecord && !mayExport && !mayErase) return null
  const icon = { size: 15, 'aria-hidden': true }
  return (
    <>
      <Menu position="bottom-end" width={240} classNames={{ dropdown: 'floating' }} returnFocus>
        <Menu.Target>
          <button type="button" className="button icon" aria-label="More about this person">
            <IconDots size={15} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {hasRecord && (
            <Menu.Item
              component={Link}
              {...({ to: '/duplicates', search: { type: 'customer', of: id } } as object)}
              leftSection={<IconCopyCheck {...icon} />}
            >
              Find duplicates
            </Menu.Item>
          )}
          {hasRecord && mayEdit && (
            <Menu.Item leftSection={<IconGitMerge {...icon} />} onClick={() => setOpened('merge')}>
              Merge…
            </Menu.Item>
          )}
          {record && mayEdit && <DeleteItem record={record} />}
          {mayExport && (
            <>
              <Menu.Divider />
              <Menu.Item
                component="a"
                href={`/api/v1/customers/${id}/export-page`}
                download
                leftSection={<IconFileText {...icon} />}
              >
                Export her data to read
              </Menu.Item>
              <Menu.Item
                component="a"
                href={`/api/v1/customers/${id}/export`}
                download
                leftSection={<IconDownload {...icon} />}
              >
                Export her data as JSON
              </Menu.Item>
            </>
          )}
          {mayErase && (
            <>
              <Menu.Divider />
              <Menu.Item
                className="bad"
                leftSection={<IconTrash {...icon} />}
                onClick={() => setOpened('erase')}
              >
                Erase…
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {opened === 'merge' && <MergeWithDialog id={id} onClose={() => setOpened(undefined)} />}
      {opened === 'erase' && <EraseDialog id={id} onClose={() => setOpened(undefined)} />}
    </>
  )
}

/** The record alone, and not for ever: what she did stays, and it can be brought back. */
function DeleteItem({ record }: { record: CrmRecord }) {
  const { isDeleted, act } = useDeleteRecord(record)
  const Icon = isDeleted ? IconRestore : IconTrash
  return (
    <Menu.Item leftSection={<Icon size={15} aria-hidden />} onClick={act}>
      {isDeleted ? 'Restore the record' : 'Delete the record'}
    </Menu.Item>
  )
}
