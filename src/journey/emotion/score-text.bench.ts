/** How many short texts one core scores in a second: `node src/journey/emotion/score-text.bench.ts`. */
import { customerSentences } from './fixtures/customer-sentences.ts'
import { scoreText } from './score-text.ts'

export function textsPerSecond(seconds: number, now: () => number = () => performance.now()): number {
  const texts = Object.values(customerSentences).flatMap((byMood) => Object.values(byMood).flat())
  let scored = 0
  const start = now()
  while (now() - start < seconds * 1000) {
    // A number makes each text another one, as no two customers write the same.
    for (const text of texts) scoreText(`${text} ${scored++}`)
  }
  return (scored / (now() - start)) * 1000
}

if (import.meta.main) {
  textsPerSecond(1)
  console.log(`${Math.round(textsPerSecond(3)).toLocaleString('en')} short texts a second`)
}
