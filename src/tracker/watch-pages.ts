/** Notices each page a visitor sees, also where a script changes it without loading. */

const titleMs = 50

export const watchPages = (onPage: () => void): void => {
  let seen = ''
  const look = (): void => {
    const here = location.pathname + location.search
    if (here === seen) return
    seen = here
    // Scripts set the title a moment after the address.
    setTimeout(onPage, titleMs)
  }
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name]
    history[name] = function (this: History, ...args) {
      original.apply(this, args)
      look()
    }
  }
  addEventListener('popstate', look)
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) onPage()
  })
  look()
}
