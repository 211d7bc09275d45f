/** The script that websites include: tells Waymark of pages, actions and who somebody turns out to be. */
import { isAgreed, isUnwanted } from './permission.ts'
import { createQueue, type Message } from './queue.ts'
import { settingsOf } from './settings.ts'
import { forgetAll, keep, load } from './store.ts'
import { watchActions } from './watch-actions.ts'
import { watchPages } from './watch-pages.ts'

declare const __VERSION__: string

type Bag = Record<string, unknown>
type Call = [name: keyof ReturnType<typeof createTracker>, ...args: never[]]

/** Before somebody agrees, what would be told waits in memory, up to so much. */
const mostHeld = 50

const newId = (): string =>
  crypto.randomUUID?.() ??
  // Pages without HTTPS have no randomUUID.
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )

const campaignOf = (search: string): string => {
  const kept = [...new URLSearchParams(search)].filter(([name]) => name.startsWith('utm_'))
  return kept.length > 0 ? `?${new URLSearchParams(kept)}` : ''
}

/** Addresses may carry tokens and names in their queries: only the campaign's parts go along. */
const pageNow = (): Bag => {
  const { origin, pathname, search } = location
  const campaign = campaignOf(search)
  return {
    path: pathname,
    url: origin + pathname + campaign,
    search: campaign,
    title: document.title,
    referrer: document.referrer.replace(/[?#].*/, ''),
  }
}

const createTracker = (script: HTMLScriptElement) => {
  const settings = settingsOf(script)
  const queue = createQueue(settings)
  let held: Message[] = []
  let hasRefused = false

  const anonymousId = (): string => {
    const id = load('id') ?? newId()
    keep('id', id)
    return id
  }

  const send = (message: Message): void =>
    queue.add({ ...message, anonymousId: anonymousId(), ...(load('user') && { userId: load('user') }) })

  const tell = (type: string, content: Bag): void => {
    const message = {
      type,
      messageId: newId(),
      timestamp: new Date().toISOString(),
      channel: 'web',
      context: {
        page: pageNow(),
        locale: navigator.language,
        library: { name: 'waymark.js', version: __VERSION__ },
      },
      ...content,
    }
    if (isAgreed(settings)) send(message)
    else if (!hasRefused) held = [...held, message].slice(-mostHeld)
  }

  const tracker = {
    page: (name?: string, properties: Bag = {}): void =>
      tell('page', { name, properties: { ...pageNow(), ...properties } }),
    track: (event: string, properties: Bag = {}): void => tell('track', { event, properties }),
    identify(userId: string, traits: Bag = {}): void {
      if (isAgreed(settings)) keep('user', String(userId))
      tell('identify', { userId: String(userId), traits })
    },
    /** The visitor answered: what waited goes out, or everything is forgotten. */
    consent(isGiven: boolean): void {
      const waiting = held
      held = []
      hasRefused = !isGiven
      if (hasRefused) {
        queue.stop()
        forgetAll()
        // Where nothing may be stored unasked, not even this is.
        if (!settings.needsConsent) keep('consent', 'no')
        return
      }
      keep('consent', 'yes')
      for (const message of waiting) {
        if (message.type === 'identify') keep('user', String(message.userId))
        send(message)
      }
    },
    /** Somebody signed out: whoever comes next is another person. */
    reset(): void {
      keep('user', undefined)
      keep('id', newId())
    },
  }

  watchPages(tracker.page)
  watchActions(tracker.track)
  addEventListener('online', queue.flush)
  addEventListener('pagehide', queue.leave)
  if (isAgreed(settings)) void queue.flush()
  return tracker
}

const nothing = (): void => {}
const silent = { page: nothing, track: nothing, identify: nothing, consent: nothing, reset: nothing }

const start = (script: HTMLScriptElement): void => {
  const site = window as unknown as { waymark?: Call[] | object }
  const early = Array.isArray(site.waymark) ? (site.waymark as Call[]) : []
  if (site.waymark && !Array.isArray(site.waymark)) return
  const tracker = isUnwanted() ? silent : createTracker(script)
  const push = (...calls: Call[]): void => {
    for (const [name, ...args] of calls) (tracker[name] as (...args: unknown[]) => void)?.(...args)
  }
  site.waymark = { ...tracker, push }
  push(...early)
}

if (document.currentScript instanceof HTMLScriptElement) start(document.currentScript)
