/** How someone first hears of the shop. */
import { guides } from '../catalogue.ts'
import type { Diary } from '../diary.ts'

const campaigns = ['spring-garden', 'rain-or-shine', 'warm-winter', 'first-tent', 'brand']
const networks = ['search', 'display', 'video']

function hears(diary: Diary, at: number, product: string): void {
  const { random, person } = diary
  const how = random.weighted<'ad' | 'social' | 'partner' | 'event' | 'search'>(
    person.kind === 'business'
      ? [
          ['ad', 20],
          ['social', 8],
          ['partner', 27],
          ['event', 30],
          ['search', 15],
        ]
      : [
          ['ad', 38],
          ['social', 27],
          ['partner', 8],
          ['event', 5],
          ['search', 22],
        ],
  )
  if (how === 'ad') {
    diary.track(at, 'Ad Clicked', 'ad', { campaign: random.pick(campaigns), network: random.pick(networks) })
  } else if (how === 'social') {
    const text = diary.perhapsSaid(0.2, 'social.comment', { product })
    diary.track(at, 'Social Post Viewed', 'social', {
      network: random.pick(['photos', 'clips', 'boards']),
      ...text,
    })
  } else if (how === 'partner') {
    diary.track(at, 'Partner Link Followed', 'partner', {
      partner: random.pick(['hiking-club', 'camp-guide', 'home-blog']),
    })
  } else if (how === 'event') {
    diary.track(at, 'Fair Visited', 'event', {
      fair: random.pick(['outdoor-days', 'garden-show', 'hotel-fair']),
    })
  }
}

/** Returns the time of the last thing that happened. */
export function discover(diary: Diary, start: number, product: string): number {
  const { random } = diary
  let at = start
  const contacts = random.weighted([
    [1, 62],
    [2, 28],
    [3, 10],
  ])
  for (let contact = 0; contact < contacts; contact++) {
    if (contact > 0) at = diary.later(at, 60, 'leisure')
    hears(diary, at, product)
    at = diary.soon(at, 8)
    if (diary.person.device === 'app' && random.chance(0.7)) diary.screen(at, 'App Home')
    else diary.page(at, '/', 'Nordhaven: outside and at home')
    if (random.chance(0.42)) {
      const guide = random.pick(guides)
      at = diary.soon(at, 50)
      diary.page(at, `/journal/${guide}`, guide.replaceAll('-', ' '))
      at = diary.soon(at, 150)
    }
  }
  return at
}
