/** English words that strengthen, weaken or turn a sentiment; the lists are VADER's (see NOTICE.md). */

const words = (list: string): string[] => list.trim().split(/\s+/)

const stronger = 0.293

const strengthening = words(`
  absolutely amazingly awfully completely considerable considerably decidedly deeply effing enormous enormously
  entirely especially exceptional exceptionally extreme extremely fabulously flipping flippin frackin fracking
  fricking frickin frigging friggin fully fuckin fucking fuggin fugging greatly hella highly hugely incredible
  incredibly intensely major majorly more most particularly purely quite really remarkably so substantially
  thoroughly total totally tremendous tremendously uber unbelievably unusually utter utterly very`)

const weakening = [
  ...words(`almost barely hardly kinda kindof kind-of less little marginal marginally occasional occasionally partly
    scarce scarcely slight slightly somewhat sorta sortof sort-of`),
  'just enough',
  'kind of',
  'sort of',
]

/** Added to the valence of a word that follows. */
export const boosters: ReadonlyMap<string, number> = new Map([
  ...strengthening.map((word) => [word, stronger] as const),
  ...weakening.map((word) => [word, -stronger] as const),
])

const negations = new Set(
  words(`
  aint arent cannot cant couldnt darent didnt doesnt dont hadnt hasnt havent isnt mightnt mustnt neednt oughtnt shant
  shouldnt wasnt werent wont wouldnt neither never none nope nor not nothing nowhere uhuh uh-uh without rarely seldom
  despite`),
)

export const isNegation = (word: string): boolean => negations.has(word) || word.includes("n't")

/** Phrases around a word of the lexicon that mean something of their own. */
export const phrases: ReadonlyMap<string, number> = new Map([
  ['the shit', 3],
  ['the bomb', 3],
  ['bad ass', 1.5],
  ['badass', 1.5],
  ['bus stop', 0],
  ['yeah right', -2],
  ['kiss of death', -1.5],
  ['to die for', 3],
  ['beating heart', 3.1],
  ['broken heart', -2.9],
])
