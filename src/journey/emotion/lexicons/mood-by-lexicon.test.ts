/** How the words around a rated word change what it says. */
import { describe, expect, test } from 'vitest'
import { french } from './french.ts'
import { german } from './german.ts'
import { compileLexicon, type Lexicon } from './lexicon.ts'
import { moodByLexicon } from './mood-by-lexicon.ts'
import { spanish } from './spanish.ts'

const [de, es, fr] = [german, spanish, french].map(compileLexicon) as [Lexicon, Lexicon, Lexicon]
const mood = moodByLexicon

describe('negation', () => {
  test('turns what follows it', () => {
    expect(mood('Das ist nicht gut', de)).toBeLessThan(0)
    expect(mood('Gar nicht schlecht', de)).toBeGreaterThan(0)
    expect(mood('Es gab keine Probleme', de)).toBeGreaterThan(0)
    expect(mood('No estoy contenta', es)).toBeLessThan(0)
    expect(mood("Ce n'est pas bon", fr)).toBeLessThan(0)
  })
  test('turns a verb before it, once', () => {
    expect(mood('Die App funktioniert bei mir nicht', de)).toBeLessThan(0)
    expect(mood('Mir gefällt das nicht', de)).toBeLessThan(0)
    expect(mood('Ça marche pas', fr)).toBeLessThan(0)
    expect(mood('La lampe ne fonctionne pas', fr)).toBeLessThan(0)
  })
  test('does not reach into the next clause', () => {
    expect(mood('Nein, nicht nötig, der Service war gut', de)).toBeGreaterThan(0)
  })
  test('"little" denies praise and softens complaints', () => {
    expect(mood('Respuesta poco amable', es)).toBeLessThan(0)
    expect(mood('Un poco lento', es)).toBeLessThan(0)
    expect(mood('Un poco lento', es)).toBeGreaterThan(mood('Lento', es))
    expect(mood('Vendeur peu aimable', fr)).toBeLessThan(0)
  })
})

describe('strength', () => {
  test('grows with boosters, capitals and exclamation marks', () => {
    expect(mood('sehr gut', de)).toBeGreaterThan(mood('gut', de))
    expect(mood('das war GUT', de)).toBeGreaterThan(mood('das war gut', de))
    expect(mood('gut!!!', de)).toBeGreaterThan(mood('gut', de))
    expect(mood('etwas langsam', de)).toBeGreaterThan(mood('langsam', de))
  })
  test('a text all in capitals shouts no louder', () => {
    expect(mood('DAS WAR GUT', de)).toBe(mood('das war gut', de))
  })
})

test('after "but" comes what was meant', () => {
  expect(mood('Schöne Jacke, aber leider kaputt', de)).toBeLessThan(0)
  expect(mood('Bonita chaqueta, pero llegó rota', es)).toBeLessThan(0)
})

test('phrases count as one word, longest first, and polite formulas say nothing', () => {
  expect(mood('Nie wieder', de)).toBeLessThan(-0.4)
  expect(mood('Mit freundlichen Grüßen', de)).toBe(0)
  expect(mood("Merci d'avance", fr)).toBe(0)
  expect(mood('Pas mal du tout', fr)).toBeGreaterThan(0)
})

test('a question does not praise, but may complain', () => {
  expect(mood('Ist die Jacke gut?', de)).toBe(0)
  expect(mood('Warum ist der Service so schlecht?', de)).toBeLessThan(0)
  expect(mood('Die Jacke ist gut. Gibt es sie in Grün?', de)).toBeGreaterThan(0)
})

test('inflections and German compounds are found by their stem or head', () => {
  expect(mood('enttäuschendes Ergebnis', de)).toBeLessThan(0)
  expect(mood('Lieferverzögerung', de)).toBeLessThan(0)
  expect(mood('Zeitverschwendung', de)).toBeLessThan(0)
  expect(mood('maravillosas', es)).toBeGreaterThan(0)
})

test('emoji speak in every language', () => {
  expect(mood('Das Zelt 👍', de)).toBeGreaterThan(0)
  expect(mood('La tienda 😡', es)).toBeLessThan(0)
  expect(mood('https://shop.example/a:/b', de)).toBe(0)
})

test.each([german, spanish, french])(
  'the $language lexicon rates no word twice with different moods',
  (source) => {
    const { fold } = compileLexicon(source)
    const seen = new Map<string, number>()
    for (const [valence, words] of source.rated) {
      for (const word of fold(words).split(/\s+/).filter(Boolean)) {
        expect([word, Math.sign(seen.get(word) ?? valence)]).toEqual([word, Math.sign(valence)])
        seen.set(word, valence)
      }
    }
    expect(seen.size).toBeGreaterThan(300)
  },
)
