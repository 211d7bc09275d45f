/** What an emoji says, whatever the language around it. */
import { vaderLexicon } from './vader/lexicon.ts'

/** Where VADER's descriptions mislead or are silent about what customers mean, e.g. "fire" for praise. */
const meantByCustomers: readonly (readonly [valence: number, emoji: string])[] = [
  [2.6, '❤ 💙 💚 💛 🧡 💜 🖤 💕 💞 💘 💝 🤩 🥰 😍 💯 🏆 🔥'],
  [2, '👍 👏 🙌 💪 🤝 🎉 ⭐ 🌟 ✨ 🙏 🤗 😂 🤣 🥇 👌'],
  [1, '✅ ✔ 🍀 😉 😋 🚀'],
  [0, '📦 🎁 ⚠ 🛑 💳 🆓 🙂'],
  [-1.2, '🙄 😒 😑 😐 ❌ 🙃 😏 ⏳ 🐌'],
  [-2.2, '👎 😡 😤 🤬 🤮 🤢 💩 🖕 😭 🤡 💔 🤦 🗑'],
]

function described(description: string): number {
  const sum = description
    .split(' ')
    .reduce((total, word) => total + (vaderLexicon.words.get(word.toLowerCase()) ?? 0), 0)
  return Math.max(-3.5, Math.min(3.5, sum))
}

/** Emoji to valence, -4..4. */
export const emojiValences: ReadonlyMap<string, number> = new Map([
  ...[...vaderLexicon.emoji].map(([emoji, description]) => [emoji, described(description)] as const),
  ...meantByCustomers.flatMap(([valence, list]) => list.split(' ').map((emoji) => [emoji, valence] as const)),
])

const pictograph = /\p{Extended_Pictographic}/gu
const emoticon = /(?<=^|[\s.,!?])(?:[:;=][-']?[()[\]DPp/\\|*]|<3|\^\^)/gu

/** Valences of all emoji and emoticons of a text. */
export function emojiMoods(text: string): number[] {
  const faces = text.match(pictograph)?.map((face) => emojiValences.get(face) ?? 0) ?? []
  const typed = text.match(emoticon)?.map((face) => vaderLexicon.words.get(face.toLowerCase()) ?? 0) ?? []
  return [...faces, ...typed].filter((valence) => valence !== 0)
}
