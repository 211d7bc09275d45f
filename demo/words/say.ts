/** Lets a customer of the demo company say something in their language. */
import type { Language } from '../people.ts'
import type { Random } from '../random.ts'
import { german, germanClosers } from './de.ts'
import { english, englishClosers } from './en.ts'
import { spanish, spanishClosers } from './es.ts'
import type { Closers, Phrases, Situation } from './situation.ts'

export const phrasesOf: Record<Language, Phrases> = { en: english, de: german, es: spanish }
const closersOf: Record<Language, Closers> = { en: englishClosers, de: germanClosers, es: spanishClosers }

const agents: Record<Language, readonly string[]> = {
  en: ['Moira', 'Craig', 'Sunita', 'Dermot', 'Lotte'],
  de: ['Frau Kessler', 'Herr Arslan', 'Jonas', 'Birte', 'Herr Wolff'],
  es: ['Montse', 'Álvaro', 'Inés', 'Paco', 'Sonia'],
}
const sour: readonly Situation[] = [
  ...(['chat.slow', 'checkout.stuck', 'delivery.late', 'ticket.missing', 'phone.angry'] as const),
  ...(['service.again', 'deal.waiting', 'review.poor', 'nps.critic'] as const),
]
const glad: readonly Situation[] = [
  ...(['chat.helped', 'delivery.fine', 'fitting.golden', 'service.solved', 'onboarding.warm'] as const),
  ...(['review.loved', 'nps.fan', 'deal.good'] as const),
]

export type Said = { language: Language; place: string; product: string; days?: number; minutes?: number }

export function say(random: Random, situation: Situation, said: Said): string {
  const { language } = said
  const closers = glad.includes(situation)
    ? closersOf[language].glad
    : sour.includes(situation)
      ? closersOf[language].sour
      : []
  const sentence = random.pick(phrasesOf[language][situation])
  const whole = closers.length > 0 && random.chance(0.3) ? `${sentence} ${random.pick(closers)}` : sentence
  return whole
    .replaceAll('{product}', said.product)
    .replaceAll('{days}', String(said.days ?? random.whole(5, 14)))
    .replaceAll('{minutes}', String(said.minutes ?? random.whole(2, 9)))
    .replaceAll('{agent}', random.pick(agents[language]))
    .replaceAll('{place}', said.place)
}
