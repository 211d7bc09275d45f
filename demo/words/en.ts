/** What English-speaking customers of the demo company write. */
import type { Closers, Phrases } from './situation.ts'

export const english: Phrases = {
  'social.comment': [
    'The {product} in that picture looks wonderful, where was it taken?',
    'Saw this on my feed twice now. Tempted by the {product}.',
    'Our neighbour has the {product} and loves it.',
  ],
  'shop.advice': [
    '{agent} in the {place} shop let us try everything. Great advice, no pressure.',
    'Helpful people in the shop, we finally understood the sizes.',
    'Put up the {product} on the shop floor with {agent}. The kids loved it!',
    'Friendly staff, but only one person for the whole floor.',
  ],
  'chat.question': [
    'Hello, is the {product} also in stock in {place}?',
    'Hi, how long does delivery of the {product} take?',
    'Does the {product} fit into a small car?',
    'Can I pick up the {product} in the shop?',
  ],
  'chat.slow': [
    'Waited {minutes} minutes for an answer and then it was the wrong one. Frustrating.',
    'Nobody answered for ages. I gave up and was really annoyed.',
    'The chat sent me a useless link. Poor service.',
  ],
  'chat.helped': [
    'Quick, friendly and clear. {agent} was great!',
    'Answer in {minutes} minutes, exactly what I needed. Thanks!',
    '{agent} knew the {product} by heart, very helpful.',
    'Lovely chat, problem solved.',
  ],
  'checkout.stuck': [
    'The app keeps throwing me back to the basket. So annoying!',
    'On my phone the checkout lost my address three times. Terrible.',
    'Back to the basket, again and again. I hate this checkout.',
    'Why does the delivery page always jump back to the basket? Frustrating.',
  ],
  'checkout.smooth': [
    'Ordered in two minutes, very easy.',
    'Clear price, clear date, nice and simple.',
    'Paying was easy and quick.',
  ],
  'delivery.late': [
    'The parcel came {days} days late and nobody told me anything. Awful.',
    'Promised for Friday, arrived {days} days later. Our holiday was ruined, it is a disgrace.',
    'Still no {product} after {days} days. Very disappointed and angry.',
    'Terrible delivery: wrong depot, no news, {days} days of waiting.',
    'Three mails that say "tomorrow" and no parcel. I am really annoyed.',
    'The tracking page was useless and the parcel {days} days late.',
    'The {product} is nice, but the delivery was horrible.',
  ],
  'delivery.fine': [
    'Arrived a day early, well packed. Happy!',
    'The {product} came on the promised day. Great.',
    'Friendly driver, perfect parcel.',
    'Good delivery and I liked the exact time in the mail.',
    'Quick delivery, no trouble at all.',
  ],
  'fitting.golden': [
    '{agent} set up the {product} in our house and even swept the floor. Brilliant!',
    'The fitting at our door was amazing. Everything worked at once.',
    'Best service ever: {agent} brought it, fitted it and showed the kids how it works.',
    'Wonderful! I was afraid of the assembly and {agent} had it done in an hour.',
    'Superb fitting team, so kind and careful. We love the {product}.',
  ],
  'return.reason': [
    'The {product} is too small for two people, sadly.',
    'Sorry, wrong size. The size chart is confusing.',
    'It came too late, I bought another one in {place}.',
    'The colour is not the one in the picture. Disappointed.',
  ],
  'ticket.damaged': [
    'The {product} arrived broken, one pole is cracked. Please help.',
    'There is an ugly scratch on the {product}. I am disappointed.',
    'A screw is missing in the box and the manual is bad.',
  ],
  'ticket.missing': [
    'Where is my parcel? {days} days and not a single word, I am upset.',
    'My {product} is lost and I am worried. Who can help?',
    'Tracking has not moved for {days} days. This is bad.',
  ],
  'ticket.question': [
    'Could you send me a copy of the invoice for the {product}?',
    'Which spare part fits the {product}?',
    'How do I clean the {product} after the rain?',
    'Can I exchange the {product} in the {place} shop?',
  ],
  'phone.angry': [
    'I have explained this three times now, to three people. It is terrible.',
    'You promised a call back {days} days ago and nobody called. I am angry.',
    'This is the worst service I have had in years.',
  ],
  'phone.calm': [
    'Thanks, that was clear. I will wait for the new part.',
    'Good that somebody picked up so quickly.',
    'I only wanted to know the date, thank you.',
  ],
  'service.again': [
    'I had to explain the problem again to the third person. Annoying.',
    '{days} days for one screw is a bad joke.',
    'Nobody felt responsible. Poor service.',
    'Unfriendly answer and still no solution.',
  ],
  'service.solved': [
    '{agent} sent a new part the same day. Excellent service!',
    'Fast and kind help, thank you {agent}.',
    'One call and it was solved. Great.',
    'Very good support, I felt taken seriously.',
  ],
  'onboarding.warm': [
    '{agent} called to explain the {product}, such a nice surprise.',
    'Ten minutes on the phone with {agent} and now we really enjoy the {product}. Great idea!',
    'A helpful call. I would not have found the second vent alone.',
    'Thanks for the friendly call, very good tips for the first weekend.',
  ],
  'deal.waiting': [
    'We signed {days} days ago and nobody from service has called. Disappointing.',
    'Since the signature only silence. Very frustrating, who is responsible for us?',
    'We had to tell service everything again. Bad hand-over.',
  ],
  'deal.good': [
    'Good offer, clear answers, we are happy to start.',
    '{agent} understood our guests at once. Great meeting.',
    'The offer is fine. We like the {product} for the terrace.',
  ],
  'deal.lost': [
    'We chose another supplier, your offer came too late.',
    'The price is too high for us this year, sorry.',
    'The project has been stopped.',
  ],
  'review.loved': [
    'Third season with the {product} and it still looks great. Love it.',
    'We love the {product}. Warm, light and beautiful.',
    'Excellent quality, worth every penny.',
    'Best thing we bought for the garden. Happy family!',
    'The {product} survived a storm near {place}. Impressive!',
  ],
  'review.fair': [
    'The {product} is okay, but the manual could be better.',
    'Good product, a bit heavy.',
    'Does what it should. The zip could be stronger.',
  ],
  'review.poor': [
    'The {product} broke on the second weekend. Bad quality.',
    'Very disappointed, the {product} leaks when it rains.',
    'Nice idea, poor finish. I regret buying it.',
  ],
  'nps.fan': [
    'Great shop, honest advice, I already told two friends.',
    'I love how easy everything is.',
    'Friendly people who know what they sell.',
    'The best outdoor shop in {place}.',
  ],
  'nps.passive': [
    'Good products, the delivery could be faster.',
    'All fine so far, nothing special.',
    'Nice shop, but not cheap.',
  ],
  'nps.critic': [
    'I would not recommend you after this delivery. Awful.',
    'Promises were broken, help was poor.',
    'Nobody cares once you have paid. Sad.',
    'The product is good but the service is horrible.',
  ],
  'referral.note': [
    'You will love this shop, try the {product}!',
    'Here is the place where we got our {product}. Great people.',
    'Sending you a voucher, their fitting service is amazing.',
  ],
  farewell: [
    'Please delete my account, I am fed up with the delays.',
    'I am done here. Terrible service.',
    'No need any more, we moved away.',
  ],
}

export const englishClosers: Closers = {
  glad: ['Thank you!', 'Will buy again.', 'Keep it up!', 'Really happy.', 'Five stars from {place}.'],
  sour: [
    'Not good enough.',
    'Never again.',
    'Please do something.',
    'Really disappointing.',
    'I want an answer today.',
  ],
}
