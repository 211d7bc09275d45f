/** What to call a customer: a name where one is known, else that nobody knows who it is. */

type Named = { id: string; label: string; known: boolean }

/** A visitor's id is for machines; its last digits are enough to tell two visitors apart. */
const machineId = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i

export const customerName = ({ id, label, known }: Named): string =>
  label && !machineId.test(label) ? label : `${known ? 'Customer' : 'Visitor'} ${id.slice(-6)}`
