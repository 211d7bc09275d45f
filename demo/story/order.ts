/** An order on its way through the stories. */
import { type Product, priceIn, products } from '../catalogue.ts'
import type { Diary } from '../diary.ts'

export type Order = {
  id: string
  product: Product
  value: number
  repeat: boolean
  fitted: boolean
  late: boolean
}

export const money = (diary: Diary, value: number) => ({ value, currency: diary.person.currency })

/** A product that this visit is about; later orders are smaller. */
export const chooseProduct = (diary: Diary, repeat: boolean): Product => {
  const small = products.filter((item) => !item.bulky)
  return diary.random.pick(repeat && diary.random.chance(0.75) ? small : products)
}

export function newOrder(diary: Diary, product: Product, number: number): Order {
  const { random, person } = diary
  const pieces = product.bulky || random.chance(0.6) ? 1 : random.whole(2, 4)
  const extras = random.chance(0.35) ? random.whole(15, 90) : 0
  return {
    id: `NH-${200000 + person.index}-${number}`,
    product,
    value: priceIn(product.euros * pieces + extras, person.currency),
    repeat: number > 1,
    fitted: false,
    late: false,
  }
}
