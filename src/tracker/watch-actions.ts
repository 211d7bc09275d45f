/** Notices forms that are sent, links that lead away, and clicks in anger; never what somebody typed. */

type Tell = (event: string, properties: Record<string, unknown>) => void

const [rageClicks, rageMs, ragePixels] = [3, 1_000, 30]
const [mostFields, longestName] = [30, 80]

const short = (text: string | null | undefined): string | undefined =>
  text?.replace(/\s+/g, ' ').trim().slice(0, longestName) || undefined

/** A name for what was clicked, from what its makers called it. */
const nameOf = (element: Element): string => {
  const named = element.closest('a,button,[role=button],[id],[aria-label]') ?? element
  const label =
    named.getAttribute('aria-label') ?? (named.matches('a,button,[role=button]') ? named.textContent : '')
  return [named.tagName.toLowerCase(), named.id && `#${named.id}`, short(label)].filter(Boolean).join(' ')
}

export const watchActions = (tell: Tell): void => {
  let clicks: MouseEvent[] = []
  let told = false
  addEventListener(
    'click',
    (event) => {
      const { target, clientX, clientY, timeStamp } = event
      if (!(target instanceof Element)) return
      clicks = clicks.filter(
        (other) =>
          timeStamp - other.timeStamp < rageMs &&
          Math.hypot(clientX - other.clientX, clientY - other.clientY) < ragePixels,
      )
      // Once for a burst, however long: a new one begins after a pause, or elsewhere.
      if (clicks.length === 0) told = false
      clicks.push(event)
      if (clicks.length >= rageClicks && !told) {
        told = true
        tell('Rage Click', { element: nameOf(target) })
      }
      const link = target.closest('a')
      if (link && /^http/.test(link.protocol) && link.host !== location.host)
        tell('Outbound Link Clicked', { host: link.host, path: link.pathname.slice(0, 300) })
    },
    true,
  )
  addEventListener(
    'submit',
    ({ target }) => {
      if (!(target instanceof HTMLFormElement)) return
      const names = Array.from(target.elements, (field) => short(field.getAttribute('name')))
      tell('Form Submitted', {
        form: short(
          target.getAttribute('id') ?? target.getAttribute('name') ?? target.getAttribute('aria-label'),
        ),
        fields: [...new Set(names.filter(Boolean))].slice(0, mostFields),
      })
    },
    true,
  )
}
