/** Ready pieces of code that send a first interaction with a given write key. */

export type Snippet = { name: string; code: string }

export const snippets = (origin: string, key: string): Snippet[] => [
  {
    name: 'Website',
    code: `<script>window.waymark = window.waymark || []</script>
<script async src="${origin}/waymark.js" data-write-key="${key}"></script>

<!-- Pages, forms, outbound links and angry clicks are noticed by themselves. For the rest: -->
<script>
  waymark.push(['track', 'Bike Configured', { gears: 8 }])
  waymark.push(['identify', 'ann', { name: 'Ann', email: 'ann@example.com' }])
  // With data-consent="required" above nothing is stored or sent before this:
  // waymark.push(['consent', true])
</script>`,
  },
  {
    name: 'analytics.js',
    code: `import { AnalyticsBrowser } from '@segment/analytics-next'

// Asks this server where to send, and sends here.
const analytics = AnalyticsBrowser.load({ writeKey: '${key}', cdnURL: '${origin}' })
analytics.page()
analytics.identify('ann', { name: 'Ann' })`,
  },
  {
    name: 'curl',
    code: `curl ${origin}/v1/track -u ${key}: -H 'content-type: application/json' -d '{
  "userId": "ann",
  "event": "Order Placed",
  "properties": { "channel": "web", "value": 49.90, "currency": "EUR" }
}'`,
  },
  {
    name: 'Node',
    code: `import { Analytics } from '@segment/analytics-node'

const analytics = new Analytics({ writeKey: '${key}', host: '${origin}', path: '/v1/batch' })
analytics.track({
  userId: 'ann',
  event: 'Order Placed',
  properties: { channel: 'web', value: 49.9, currency: 'EUR' },
})`,
  },
  {
    name: 'Survey answer',
    code: `curl ${origin}/v1/track -u ${key}: -H 'content-type: application/json' -d '{
  "userId": "ann",
  "event": "NPS Answered",
  "properties": { "channel": "survey", "nps": 9, "text": "Quick, and the fitter was kind." }
}'`,
  },
]
