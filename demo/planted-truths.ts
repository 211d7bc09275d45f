/** What is hidden in the demo company on purpose: the numbers that make it, and the sentences to find again. */

/** The generator reads these; a test computes each truth from the messages alone. */
export const planted = {
  /** Orders of this region leave through an overloaded depot. */
  lateRegion: 'Scotland',
  lateShare: { there: 0.56, elsewhere: 0.08 },
  /** The phone checkout throws people back to the basket. */
  loopShare: { phone: 0.46, desktop: 0.06 },
  lostInLoop: 0.28,
  /** A coin decides who gets a call after the first order: nothing else influences it. */
  callShare: 0.4,
  repeatChance: { withoutCall: 0.24, withCall: 0.48 },
  /** Days from a won deal to the hand-over to service; two are promised. */
  handover: { promisedDays: 2, medianDays: 5 },
  /** Half of the bulky orders are fitted at the door, by a coin. */
  fittedShare: 0.5,
  /** Minutes until a person answers in the chat. */
  chatWait: { de: 44, en: 5, es: 6 },
} as const

export type PlantedTruth = {
  id: string
  sentence: string
  /** How the truth was put in, and whether anything else could explain it. */
  cause: string
  /** What a test must find at least (or at most), in the unit of the name. */
  expect: Record<string, number>
}

export const plantedTruths: readonly PlantedTruth[] = [
  {
    id: 'late-parcels-scotland',
    sentence: 'Late parcels ruin how Scottish customers feel about the delivery.',
    cause:
      'More than half of the parcels to Scotland are late, 8 % elsewhere. Late parcels feel equally bad everywhere: region works only through the delay.',
    expect: { lateShareThereAtLeast: 0.48, lateShareElsewhereAtMost: 0.13, csatGapAtLeast: 0.9 },
  },
  {
    id: 'phone-checkout-loop',
    sentence: 'On a phone, people go round between basket and checkout, and some leave.',
    cause:
      'Device is drawn before anything else; on phone and app 46 % of checkouts jump back to the basket, 6 % on a desktop; 28 % of those who go round give up.',
    expect: { loopSharePhoneAtLeast: 0.35, loopShareDesktopAtMost: 0.15, completionGapAtLeast: 0.05 },
  },
  {
    id: 'onboarding-call-retains',
    sentence: 'A short call after the first delivery brings many more people back within 120 days.',
    cause:
      'A coin with 40 % decides on the call right after the first delivered order of a private customer: randomised, not confounded.',
    expect: { repeatGapAtLeast: 0.1, repeatGapAtMost: 0.32 },
  },
  {
    id: 'slow-handover-to-service',
    sentence:
      'After a deal is won, the hand-over from sales to service takes about three times the promised two days.',
    cause:
      'The gap is log-normal around five days, then waits for office hours, for every deal, so it is not one seller or one customer.',
    expect: { medianDaysAtLeast: 4, shareLateAtLeast: 0.75, npsGapAtLeast: 0.8 },
  },
  {
    id: 'doorstep-fitting-delights',
    sentence: 'Fitting at the door is the golden moment of the delivery.',
    cause: 'A coin decides which bulky orders are fitted; late parcels happen to both alike.',
    expect: { ratingAtLeast: 4.5, csatGapAtLeast: 0.5 },
  },
  {
    id: 'german-chat-slow',
    sentence: 'The German chat answers many times slower than the others, and people say so.',
    cause: 'Waiting minutes depend on the language alone; the rating follows the minutes.',
    expect: { waitRatioAtLeast: 4, csatGapAtLeast: 1 },
  },
]
