/** Month names and their short forms in English, German, Spanish and French, lower case. */

const months: readonly (readonly string[])[] = [
  ['january', 'jan', 'januar', 'jänner', 'enero', 'ene', 'janvier', 'janv'],
  ['february', 'feb', 'februar', 'febrero', 'février', 'févr', 'fév', 'fevrier'],
  ['march', 'mar', 'märz', 'mär', 'mrz', 'maerz', 'marzo', 'mars'],
  ['april', 'apr', 'abril', 'abr', 'avril', 'avr'],
  ['may', 'mai', 'mayo'],
  ['june', 'jun', 'juni', 'junio', 'juin'],
  ['july', 'jul', 'juli', 'julio', 'juillet', 'juil'],
  ['august', 'aug', 'agosto', 'ago', 'août', 'aout'],
  ['september', 'sept', 'sep', 'septiembre', 'septembre'],
  ['october', 'oct', 'oktober', 'okt', 'octubre', 'octobre'],
  ['november', 'nov', 'noviembre', 'novembre'],
  ['december', 'dec', 'dezember', 'dez', 'diciembre', 'dic', 'décembre', 'déc', 'decembre'],
]

/** Longest first, so that a pattern made of them never stops at a shorter one. */
export const monthNumbers: Readonly<Record<string, number>> = Object.fromEntries(
  months
    .flatMap((names, index) => names.map((name) => [name, index + 1] as const))
    .sort(([a], [b]) => b.length - a.length),
)
