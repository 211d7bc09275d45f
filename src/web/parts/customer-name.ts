/** What to call a customer: a name where one is known, else that nobody knows who it is. */

type Named = { id: string; label: string; known: boolean }

export const customerName = ({ id, label, known }: Named): string =>
  label || (known ? `Customer ${id.slice(0, 6)}` : `Anonymous ${id.slice(0, 6)}`)
