/** Came to us again about the same thing: it was not solved the first time. */
import { type BehaviourRule, type Contact, DAY, HOUR } from './rule.ts'

/** A chat that becomes a ticket within the hour is one contact; after a week it is a new matter. */
export const again = { afterSeconds: HOUR, withinSeconds: 7 * DAY }

/** Contacts with the one before about the same thing, where it lies neither too near nor too far. */
export function againAboutTheSame(contacts: readonly Contact[]): { contact: Contact; before: Contact }[] {
  const latest = new Map<number, Contact>()
  return contacts.flatMap((contact) => {
    const before = latest.get(contact.subject)
    latest.set(contact.subject, contact)
    if (!before) return []
    const gap = contact.at - before.at
    return gap > again.afterSeconds && gap <= again.withinSeconds ? [{ contact, before }] : []
  })
}

export const repeatContact: BehaviourRule<'repeat-contact'> = {
  id: 'repeat-contact',
  usual: -80,
  find: ({ contacts }) => againAboutTheSame(contacts).map(({ contact }) => contact.position),
}
