/** What customers' English adds to VADER, whose words come from social media: late, slow, on hold, fell apart. */

/** Overrides and additions, on VADER's scale. */
export const serviceWords: readonly (readonly [valence: number, words: string])[] = [
  [
    2,
    'punctual recommended recommend sturdy spotless seamless hassle-free courteous attentive knowledgeable',
  ],
  [
    1.6,
    'smooth smoothly quick quickly fast faster promptly prompt reliable durable intuitive responsive easily',
  ],
  [1.2, 'effortless resolved sorted fixed refunded affordable simple straightforward lightweight'],
  // Polite or technical words that say nothing about mood in a message to a shop.
  [
    0,
    'clean fit fits please dear greetings regards kindly credit like likes support supports care help order share value',
  ],
  [0, 'number interest matter matters alert pay special natural want wants safe secure huge cut shy'],
  [
    -1.2,
    'late slow slowly waiting waited wait overpriced pricey flimsy noisy complicated unclear clunky lag laggy',
  ],
  [
    -1.4,
    'delayed delay delays crash crashes crashed crashing freezes froze frozen missing incomplete leaking leaks',
  ],
  [
    -1.6,
    'broke torn ripped scratched faulty defective dented cracked shrunk unresolved unanswered hassle glitchy',
  ],
  [
    -1.8,
    'confusing unhelpful unreliable unresponsive unprofessional incompetent overcharged mis-sold tedious',
  ],
  [-2, 'nobody damaged refuses refused ignored rude joke ripoff rip-off shambles unacceptable scammed junk'],
]

/** Several words that mean one thing; each is read as one rated word. */
export const servicePhrases: readonly (readonly [valence: number, phrases: readonly string[]])[] = [
  [
    1.8,
    [
      'on time',
      'in time',
      'a day early',
      'days early',
      'ahead of schedule',
      'first try',
      'no time',
      'five stars',
    ],
  ],
  [
    2,
    ['will order again', 'order again', 'buy again', 'thumbs up', 'good hands', 'well done', 'can not fault'],
  ],
  [
    0,
    [
      'kind regards',
      'best regards',
      'warm regards',
      'best wishes',
      'thanks in advance',
      'thank you in advance',
    ],
  ],
  [
    0,
    [
      'customer care',
      'well as',
      'looking forward',
      'help desk',
      'credit card',
      'gift card',
      'good morning',
      'good afternoon',
    ],
  ],
  [
    2.6,
    [
      'could not be happier',
      "couldn't be happier",
      'could not be better',
      "couldn't be better",
      'worth every penny',
    ],
  ],
  [
    2,
    [
      'cannot complain',
      "can't complain",
      'no complaints',
      'out of her way',
      'out of his way',
      'out of their way',
      'a breeze',
    ],
  ],
  [
    1.6,
    [
      'without any fuss',
      'without fuss',
      'no fuss',
      'no hassle',
      'exactly what i',
      'as described',
      'as expected',
    ],
  ],
  [-2.6, ['never again', 'avoid at all costs', 'stay away', 'rip off', 'worst ever']],
  [
    -2,
    [
      'waste of time',
      'waste of money',
      'fell apart',
      'falls apart',
      'falling apart',
      'hung up',
      'gave up',
      'one star',
    ],
  ],
  [
    -1.6,
    [
      'money back',
      'on hold',
      'no answer',
      'no reply',
      'no response',
      'no refund',
      'not what i ordered',
      'charged twice',
    ],
  ],
  [
    -1.6,
    [
      'does not work',
      'did not work',
      'not working',
      "doesn't work",
      "didn't work",
      'stopped working',
      'no longer works',
    ],
  ],
  [
    -1.4,
    [
      'still no',
      'still nothing',
      'still waiting',
      'still not',
      "still haven't",
      "still hasn't",
      'not as described',
      'too late',
    ],
  ],
  [
    -1.2,
    [
      'too small',
      'too big',
      'too expensive',
      'too tight',
      'too slow',
      'too long',
      'from one department',
      'back and forth',
    ],
  ],
]
