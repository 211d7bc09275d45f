/** What the page that carries the tracker says about it, read from its own script element. */

export type Settings = {
  /** Where messages go. */
  address: string
  writeKey: string
  /** Nothing is stored or sent before the visitor agrees. */
  needsConsent: boolean
}

export const settingsOf = ({ src, dataset }: HTMLScriptElement): Settings => ({
  address: `${new URL(src).origin}/v1/batch`,
  writeKey: dataset.writeKey ?? '',
  needsConsent: dataset.consent === 'required',
})
