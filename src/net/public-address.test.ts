import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPrivateTargets } from './private-targets.ts'
import { kindOfAddress } from './public-address.ts'
import { createSafeClient } from './safe-client.ts'

const byte = fc.integer({ min: 0, max: 255 })
const privateBytes = fc.oneof(
  ...[
    [10],
    [127],
    [0],
    [169, 254],
    [192, 168],
    [192, 0, 0],
    [198, 18],
    [203, 0, 113],
    [255, 255, 255, 255],
  ].map((start) => fc.tuple(byte, byte, byte, byte).map((rest) => [...start, ...rest].slice(0, 4))),
  fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
  fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte),
  fc.tuple(fc.integer({ min: 224, max: 255 }), byte, byte, byte),
)

const hex = (number: number) => number.toString(16)
const numberOf = (bytes: number[]) => bytes.reduce((sum, one) => sum * 256 + one, 0)
const [high, low] = [
  ([a = 0, b = 0]: number[]) => hex(a * 256 + b),
  ([, , c = 0, d = 0]: number[]) => hex(c * 256 + d),
]

/** Every way in which browsers and libraries have been talked into the same four bytes. */
const spellings: ((bytes: number[]) => string)[] = [
  (bytes) => bytes.join('.'),
  (bytes) => `${bytes.join('.')}.`,
  (bytes) => String(numberOf(bytes)),
  (bytes) => `0x${hex(numberOf(bytes))}`,
  (bytes) => `0${numberOf(bytes).toString(8)}`,
  (bytes) => bytes.map((one) => `0${one.toString(8)}`).join('.'),
  (bytes) => bytes.map((one) => `0X${hex(one)}`).join('.'),
  (bytes) => `${bytes[0]}.${numberOf(bytes.slice(1))}`,
  (bytes) => `${bytes[0]}.${bytes[1]}.${numberOf(bytes.slice(2))}`,
  (bytes) => bytes.join('。'),
  (bytes) => bytes.join('%2e'),
  (bytes) =>
    [...bytes.join('.')].map((sign) => (sign === '.' ? sign : String.fromCodePoint(0xff10 + +sign))).join(''),
  (bytes) => `[::ffff:${bytes.join('.')}]`,
  (bytes) => `[::ffff:${high(bytes)}:${low(bytes)}]`,
  (bytes) => `[0:0:0:0:0:FFFF:${high(bytes)}:${low(bytes)}]`,
  (bytes) => `[::${bytes.join('.')}]`,
  (bytes) => `[64:ff9b::${bytes.join('.')}]`,
  (bytes) => `[64:ff9b:1::${bytes.join('.')}]`,
  (bytes) => `[2002:${high(bytes)}:${low(bytes)}::1]`,
]

test('no spelling of a private address gets past the client', async () => {
  let asked = 0
  const resolve = async () => {
    asked += 1
    return []
  }
  const client = createSafeClient({ resolve })
  await fc.assert(
    fc.asyncProperty(privateBytes, fc.constantFrom(...spellings), async (bytes, spelling) => {
      const refusal = await client.send({ url: `http://${spelling(bytes)}/` }).catch((error) => error)
      expect(refusal).toMatchObject({ code: 'net.refused' })
    }),
    { numRuns: 1000 },
  )
  expect(asked).toBe(0)
  await client.close()
})

test.each([
  '::1',
  '::',
  'fe80::1',
  'febf::1',
  'fc00::1',
  'fdff::1',
  'fec0::1',
  'ff02::1',
  '2001:db8::1',
  '2001::1',
  '4000::1',
  '100::1',
  '168.63.129.16',
  '169.254.169.254',
  'fd00:ec2::254',
  '100.100.100.200',
  '192.0.0.192',
  '127.1',
  '',
  'localhost',
])('%j is not public', (address) => {
  expect(kindOfAddress(address)).not.toBe('public')
})

test.each(['1.1.1.1', '8.8.8.8', '172.15.0.1', '172.32.0.1', '100.63.0.1', '100.128.0.1', '2606:4700::1111'])(
  '%s is public',
  (address) => {
    expect(kindOfAddress(address)).toBe('public')
  },
)

test('a name, an address or a range of one’s own network can be allowed, and allows nothing beside it', () => {
  const targets = readPrivateTargets(['crm.local', '10.0.0.5', '192.168.0.0/16', 'fd00::/8'])
  expect(targets.allows('crm.local', '10.9.9.9')).toBe(true)
  expect(targets.allows('evil.crm.local', '10.9.9.9')).toBe(false)
  expect(targets.allows('any.example', '10.0.0.5')).toBe(true)
  expect(targets.allows('any.example', '10.0.0.6')).toBe(false)
  expect(targets.allows('any.example', '192.168.7.1')).toBe(true)
  expect(targets.allows('any.example', 'fd12::1')).toBe(true)
  expect(targets.allows('any.example', '::ffff:10.0.0.5')).toBe(false)
  expect(() => readPrivateTargets(['10.0.0.0/99'])).toThrow('is no name, address or range')
  expect(() => readPrivateTargets(['127.1'])).toThrow('is no name, address or range')
})
