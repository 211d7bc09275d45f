/** Which option of a choice a word of a file stands for. */
import type { Field, FieldOption } from '../../../model/crm/field.ts'
import { foldText } from '../../fold-text.ts'
import type { RecordShape } from '../../record-shape.ts'

const yes = 'yes y true t 1 x on ja wahr si oui vrai'.split(' ')
const no = 'no n false f 0 off nein falsch non faux'.split(' ')
const optedOut = [
  ...['unsubscribed', 'opted out', 'opt out', 'opted out of email', 'withdrawn', 'revoked', 'abgemeldet'],
  ...['do not contact', 'do not email', 'do not call', 'complained', 'desabonne', 'dado de baja'],
]
const optedIn = [
  ...['subscribed', 'opted in', 'opt in', 'confirmed', 'accepted', 'granted', 'agreed', 'angemeldet'],
  ...['abonne', 'suscrito'],
]
const neverAsked = ['no consent', 'not subscribed', 'never subscribed', 'non subscribed', 'nonsubscribed']
/** They say something of the address or of the contract, and nothing of what somebody wants. */
const silent = [
  'pending',
  'unconfirmed',
  'unknown',
  'bounced',
  'cleaned',
  'archived',
  'invalid',
  'n/a',
  'none',
]

/** By field and option: words that other programs use for it. */
const synonyms: Record<string, Record<string, readonly string[]>> = {
  'ticket status': {
    new: ['neu', 'nuevo', 'nouveau'],
    open: [
      'working',
      'escalated',
      'in progress',
      'in bearbeitung',
      'waiting on us',
      'reopened',
      'offen',
      'abierto',
      'ouvert',
    ],
    waiting: [
      'waiting on contact',
      'waiting on customer',
      'pending',
      'on hold',
      'hold',
      'wartend',
      'pendiente',
      'en attente',
    ],
    solved: ['resolved', 'done', 'gelost', 'erledigt', 'resuelto', 'resolu'],
    closed: ['geschlossen', 'cerrado', 'ferme', 'cancelled'],
  },
  'order status': {
    placed: [
      'new',
      'open',
      'draft',
      'activated',
      'pending',
      'paid',
      'processing',
      'unfulfilled',
      'offen',
      'bezahlt',
    ],
    shipped: ['fulfilled', 'sent', 'in transit', 'versendet', 'versandt', 'enviado', 'expedie'],
    delivered: ['completed', 'complete', 'done', 'geliefert', 'entregado', 'livre'],
    refunded: ['returned', 'partially refunded', 'erstattet', 'reembolsado', 'rembourse'],
    cancelled: ['canceled', 'voided', 'storniert', 'cancelado', 'annule'],
  },
  priority: {
    low: ['niedrig', 'baja', 'basse', 'p4'],
    normal: ['medium', 'standard', 'mittel', 'media', 'normale', 'moyenne', 'p3'],
    high: ['hoch', 'alta', 'haute', 'p2'],
    urgent: ['critical', 'dringend', 'kritisch', 'urgente', 'p1'],
  },
  channel: {
    web: ['form', 'website', 'online', 'online store', 'formular'],
    email: ['e-mail', 'mail', 'correo'],
    phone: ['call', 'telephone', 'telefon', 'telefono'],
    chat: ['live chat', 'messenger', 'whatsapp'],
    social: ['facebook', 'twitter', 'instagram', 'linkedin'],
    shop: ['store', 'pos', 'retail', 'filiale'],
  },
  consent: {
    granted: [...yes, ...optedIn],
    denied: [...no, ...neverAsked],
    withdrawn: optedOut,
    '': silent,
  },
  'opt-out': { withdrawn: [...yes, ...optedOut], '': [...no, ...optedIn, ...neverAsked, ...silent] },
}

const outcomes: Record<'won' | 'lost' | 'open', readonly string[]> = {
  won: ['won', 'closed won', 'closedwon', 'gewonnen', 'ganado', 'ganada', 'gagne', 'gagnee'],
  lost: ['lost', 'closed lost', 'closedlost', 'verloren', 'perdido', 'perdida', 'perdu', 'perdue'],
  open: ['open', 'offen', 'abierto', 'abierta', 'ouvert'],
}

export const outcomeOf = (word: string): 'won' | 'lost' | 'open' | undefined => {
  const folded = foldText(word)
  for (const outcome of ['won', 'lost', 'open'] as const)
    if (outcomes[outcome].includes(folded)) return outcome
  return undefined
}

const plain = (text: string): string => foldText(text).replace(/[-_]+/g, ' ')

/** "Closed won (Sales Pipeline)": HubSpot writes the pipeline behind the stage. */
const readingsOf = (word: string): string[] => {
  const bare = /^(.*\S)\s+\([^()]*\)$/.exec(word.trim())?.[1]
  return bare ? [word, bare] : [word]
}

const optionNamed = (options: readonly FieldOption[], word: string): string | undefined => {
  const wanted = plain(word)
  const found =
    options.find(({ value }) => value === word.trim()) ??
    options.find(({ label }) => plain(label) === wanted) ??
    options.find(({ value }) => plain(value) === wanted)
  return found?.value
}

/** Of deals: those of one pipeline; of the others: all. */
const optionsOf = (field: Field, pipeline: string | undefined): readonly FieldOption[] =>
  (field.options ?? []).filter(({ group }) => !group || !pipeline || group === pipeline)

export function optionFor(
  shape: RecordShape,
  field: Field,
  word: string,
  pipeline?: string,
): string | undefined {
  for (const reading of readingsOf(word)) {
    const option = optionOfWord(shape, field, reading, pipeline)
    if (option !== undefined) return option
  }
  return undefined
}

function optionOfWord(
  shape: RecordShape,
  field: Field,
  word: string,
  pipeline: string | undefined,
): string | undefined {
  const options = optionsOf(field, pipeline)
  const named = optionNamed(options, word)
  if (named !== undefined) return named
  if (field.optionsFrom === 'stages') {
    const outcome = outcomeOf(word)
    if (!outcome || outcome === 'open') return undefined
    return options.find(({ value }) => shape.stage(value)?.stage.kind === outcome)?.value
  }
  return optionMeant(options, synonyms[`${shape.type} ${field.name}`] ?? synonyms[field.name] ?? {}, word)
}

function optionMeant(
  options: readonly FieldOption[],
  words: Record<string, readonly string[]>,
  word: string,
): string | undefined {
  const wanted = plain(word)
  return options.find(({ value }) => words[value]?.includes(wanted))?.value
}

/** Of choices whose words are the same for every type of record. */
export const isOption = ({ options = [], name }: Field, word: string): boolean =>
  (optionNamed(options, word) ?? optionMeant(options, synonyms[name] ?? {}, word)) !== undefined

/** The pipeline that knows most of these words for stages. */
export function pipelineFor(shape: RecordShape, words: readonly string[]): string | undefined {
  const field = shape.field('stage')
  if (!field) return undefined
  let best: { id: string; known: number } | undefined
  for (const { id } of shape.pipelines) {
    const options = optionsOf(field, id)
    const isStage = (word: string) => readingsOf(word).some((one) => optionNamed(options, one) !== undefined)
    const known = words.filter(isStage).length
    if (known > (best?.known ?? 0)) best = { id, known }
  }
  return best?.id ?? shape.pipelines[0]?.id
}
