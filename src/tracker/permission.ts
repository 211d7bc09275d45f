/** Whether this visitor may be followed: her browser's wish counts first, then what she answered. */
import type { Settings } from './settings.ts'
import { load } from './store.ts'

/** Do Not Track or Global Privacy Control. */
export const isUnwanted = (): boolean => {
  const browser = navigator as Navigator & { globalPrivacyControl?: boolean; doNotTrack?: string | null }
  return browser.globalPrivacyControl === true || browser.doNotTrack === '1'
}

export const isAgreed = ({ needsConsent }: Settings): boolean => {
  const answer = load('consent')
  return needsConsent ? answer === 'yes' : answer !== 'no'
}
