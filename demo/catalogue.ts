/** What the demo company sells; brand names alone, so that they fit a sentence in any language. */
import type { Currency } from './people.ts'

export type Product = {
  sku: string
  brand: string
  category: string
  euros: number
  about: string
  bulky: boolean
}

const product = (
  sku: string,
  brand: string,
  category: string,
  euros: number,
  about: string,
  bulky = false,
): Product => ({
  sku,
  brand,
  category,
  euros,
  about,
  bulky,
})

export const products: readonly Product[] = [
  product('4101', 'Fjell 3', 'tents', 389, 'Tent for three with a porch'),
  product('4102', 'Fjell Solo', 'tents', 249, 'Tent for one, 1.3 kg'),
  product('4107', 'Storm Tarp', 'tents', 119, 'Tarp of 3 × 3 m'),
  product('4203', 'Vandre 55', 'backpacks', 179, 'Backpack, 55 l'),
  product('4204', 'Vandre Mini', 'backpacks', 69, 'Day pack, 18 l'),
  product('4301', 'Natt Down', 'sleeping', 229, 'Sleeping bag, down, to −8 °C'),
  product('4305', 'Natt Mat', 'sleeping', 89, 'Insulated sleeping mat'),
  product('4402', 'Regn Shell', 'clothing', 199, 'Rain jacket, three layers'),
  product('4408', 'Ull Base', 'clothing', 74.9, 'Base layer, merino'),
  product('4411', 'Vinter Parka', 'clothing', 319, 'Winter coat, recycled down'),
  product('4502', 'Skog Boots', 'shoes', 189, 'Hiking boots, leather'),
  product('4509', 'Strand Sandal', 'shoes', 64.5, 'Sandals for water and stones'),
  product('4601', 'Kokk Stove', 'cooking', 94.9, 'Gas stove for two pots'),
  product('4604', 'Kokk Kettle', 'cooking', 39.9, 'Kettle, 0.9 l'),
  product('4702', 'Lykt Lamp', 'home', 59, 'Rechargeable lamp'),
  product('4705', 'Pledd Wool', 'home', 84, 'Blanket, lambswool'),
  product('4708', 'Hylle Shelf', 'home', 149, 'Wall shelf, oak'),
  product('4801', 'Varme 5', 'stoves', 1290, 'Wood stove, 5 kW, with fitting', true),
  product('4802', 'Varme 8', 'stoves', 1790, 'Wood stove, 8 kW, with fitting', true),
  product('4901', 'Hage Lounge', 'garden', 899, 'Garden lounge, four pieces', true),
  product('4903', 'Hage Pergola', 'garden', 1150, 'Pergola, larch, 3 × 4 m', true),
  product('4906', 'Badstu Sauna', 'garden', 3490, 'Garden sauna for four', true),
  product('4908', 'Klatre Frame', 'garden', 540, 'Climbing frame', true),
  product('4910', 'Hage Table', 'garden', 420, 'Garden table for eight', true),
]

const RATE: Record<Currency, number> = { EUR: 1, GBP: 0.86, SEK: 11.3 }

export const priceIn = (euros: number, currency: Currency) => Math.round(euros * RATE[currency] * 100) / 100
export const slugOf = (item: Product) => `${item.sku}-${item.brand.toLowerCase().replace(/\s+/g, '-')}`
export const guides = [
  'how-to-choose-a-tent',
  'layering-in-the-rain',
  'first-night-outside',
  'a-stove-for-small-rooms',
  'garden-in-twelve-weeks',
  'caring-for-wool',
]
export const helpPages = ['delivery-times', 'returns', 'warranty', 'assembly', 'invoice-copy', 'spare-parts']
