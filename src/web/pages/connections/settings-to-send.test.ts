import { expect, test } from 'vitest'
import { settingsToSend } from './settings-to-send.ts'

test('lines lose their blanks, and what is empty is not sent', () => {
  const filled = {
    host: ' db ',
    port: 5432,
    password: '',
    folders: ['INBOX', '', ' Sent '],
    columns: { time: 'at', text: '' },
    off: false,
  }
  expect(settingsToSend(filled)).toEqual({
    host: 'db',
    port: 5432,
    folders: ['INBOX', 'Sent'],
    columns: { time: 'at' },
    off: false,
  })
})
