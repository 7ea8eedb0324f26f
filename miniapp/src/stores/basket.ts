import { computed, reactive } from 'vue'
import { fromShelf, offShelf, ontoShelf } from '@/lib/own-shelf'

/** What is to go on one slip. Only a wish: nothing is kept for anybody until it is redeemed. */

export interface Wish {
  good: string
  pieces: number
}

/** As many different goods as one slip takes. */
export const MOST_GOODS = 10

const SHELF = 'basket'
const state = reactive({ wishes: [] as Wish[] })

export const basket = computed(() => state.wishes)

/** Whose it is may have changed: read whenever a page that shows it comes to the front. */
export async function startBasket(): Promise<void> {
  state.wishes = (await fromShelf<Wish[]>(SHELF)) ?? []
}

/** So many pieces of it from now on; none takes it out. */
export async function wish(good: string, pieces: number): Promise<void> {
  const at = state.wishes.findIndex((each) => each.good === good)
  if (pieces < 1) state.wishes = state.wishes.filter((each) => each.good !== good)
  else if (at >= 0) state.wishes[at] = { good, pieces }
  else if (state.wishes.length < MOST_GOODS) state.wishes.push({ good, pieces })
  await ontoShelf(SHELF, state.wishes).catch(() => undefined) // a full phone is no reason not to choose
}

export async function emptyBasket(): Promise<void> {
  state.wishes = []
  await offShelf(SHELF)
}
