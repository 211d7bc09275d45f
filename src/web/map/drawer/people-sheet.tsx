/** The drawer that lists people, on whichever page a number was clicked. */
import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './drawer.module.css'

type Props = { opened: boolean; onClose: () => void; children: ReactNode }

export const PeopleSheet = ({ opened, onClose, children }: Props) => (
  <Drawer
    opened={opened}
    onClose={onClose}
    position="right"
    size={440}
    padding={0}
    withCloseButton={false}
    overlayProps={{ backgroundOpacity: 0.18 }}
    transitionProps={{ duration: 200 }}
    classNames={{ content: styles.content, body: styles.body, header: 'visually-hidden' }}
    title="People behind this number"
  >
    {children}
  </Drawer>
)
