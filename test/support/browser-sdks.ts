/** The libraries of others for websites, unmodified, as a shop would bundle them. */
import { RudderAnalytics } from '@rudderstack/analytics-js/bundled'
import { AnalyticsBrowser } from '@segment/analytics-next'

Object.assign(globalThis, { sdks: { AnalyticsBrowser, RudderAnalytics } })
