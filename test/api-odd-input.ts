/** Odd requests for every route of the API document: right in shape and wrong in value, or wrong altogether. */
import fc from 'fast-check'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Schema = { [key: string]: unknown }
export type Operation = {
  parameters?: { name: string; in: string; schema?: Schema }[]
  requestBody?: unknown
  'x-permission'?: string
}
export type Document = {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}
export type OddRequest = { method: string; path: string; body: string | undefined; type: string }

const oddTexts = [
  ...[
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    '💥',
    '‮',
    '%',
    '%00',
    '../../etc/passwd',
    "' OR 1=1 --",
    '{x:UInt64}',
    '\\',
  ],
  ...[
    '0',
    '-1',
    '1',
    '1e309',
    'NaN',
    '0x10',
    '18446744073709551615',
    '18446744073709551616',
    '2147483648',
    '1.5',
  ],
  ...[
    '2026-02-30',
    '9999-12-31T23:59:59Z',
    '1969-12-31',
    '+275760-09-13',
    'null',
    'true',
    '[]',
    '{}',
    '__proto__',
  ],
  'x'.repeat(5000),
]
const oddNumbers = [
  0,
  -0,
  Number.MAX_VALUE,
  Number.MIN_VALUE,
  Number.MAX_SAFE_INTEGER,
  -1,
  1.5,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  65_535,
  65_536,
  4_294_967_296.5,
]

const oddText = fc.oneof(fc.constantFrom(...oddTexts), fc.string({ unit: 'binary', maxLength: 30 }))
const oddJson: fc.Arbitrary<Json> = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>

const resolved = (schema: Schema, document: Document): Schema => {
  const name = typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined
  return name ? (document.components.schemas[name] ?? {}) : schema
}

/** Values that mostly have the kind the schema wants, so that they get past the first check. */
const oddValue = (given: Schema, document: Document, depth: number): fc.Arbitrary<Json> => {
  const schema = resolved(given, document)
  const choices = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined
  if (depth > 5) return fc.constant(null)
  if (choices) return fc.oneof(...choices.map((choice) => oddValue(choice, document, depth + 1)))
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as Json[]))
  if ('const' in schema) return fc.constant(schema.const as Json)
  switch (schema.type) {
    case 'string':
      return fc.oneof(oddText, fc.string({ minLength: 1, maxLength: 12 }))
    case 'number':
    case 'integer':
      return fc.oneof(fc.constantFrom(...oddNumbers), fc.integer({ min: 1, max: 300 }))
    case 'boolean':
      return fc.boolean()
    case 'array':
      return fc.array(oddValue((schema.items ?? {}) as Schema, document, depth + 1), { maxLength: 4 })
    case 'object':
      return objectOf(schema, document, depth)
    default:
      return oddJson
  }
}

const objectOf = (schema: Schema, document: Document, depth: number): fc.Arbitrary<Json> => {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>)
  const fields = Object.fromEntries(
    properties.map(([name, child]) => [
      name,
      fc.oneof(
        { weight: 6, arbitrary: oddValue(child, document, depth + 1) },
        { weight: 1, arbitrary: oddJson },
      ),
    ]),
  )
  const whole = fc.record(fields, { requiredKeys: (schema.required ?? []) as string[] })
  return fc.oneof(
    { weight: 6, arbitrary: whole },
    { weight: 1, arbitrary: fc.record(fields, { requiredKeys: [] }) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(whole, fc.string(), oddJson)
        .map(([one, name, value]) => ({ ...one, [name]: value })),
    },
  ) as fc.Arbitrary<Json>
}

const bodyOf = (operation: Operation, document: Document): fc.Arbitrary<string | undefined> => {
  const body = operation.requestBody as { content?: Record<string, { schema?: Schema }> } | undefined
  const schema = body?.content?.['application/json']?.schema
  const garbage = fc.constantFrom('', '{', '[[[', '"', '{"a":1,}', '\0', '['.repeat(3000), 'ÿþ', 'null')
  const written = (schema ? oddValue(schema, document, 0) : oddJson).map((value) => JSON.stringify(value))
  return fc.oneof(
    { weight: 6, arbitrary: written },
    { weight: 1, arbitrary: garbage },
    fc.constant(undefined),
  )
}

/** `real`: ids that exist, so that some requests get as far as the stores. */
export const oddRequest = (
  path: string,
  method: string,
  document: Document,
  real: readonly string[],
): fc.Arbitrary<OddRequest> => {
  const operation = document.paths[path]?.[method] ?? {}
  const parameters = operation.parameters ?? []
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  const idText = (name: string) => {
    const { schema = {} } = parameters.find((one) => one.in === 'path' && one.name === name) ?? {}
    const { enum: words } = resolved(schema, document)
    return fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...(Array.isArray(words) ? (words as string[]) : real)) },
      { weight: 1, arbitrary: oddText },
    )
  }
  const query = fc.record(
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === 'query')
        .map(({ name, schema = {} }) => [name, fc.oneof(oddText, oddValue(schema, document, 0).map(String))]),
    ),
    { requiredKeys: [] },
  ) as fc.Arbitrary<Record<string, string>>
  return fc
    .record({
      ids: fc.tuple(...inPath.map(idText)),
      query,
      body: method === 'get' || method === 'delete' ? fc.constant(undefined) : bodyOf(operation, document),
      type: fc.constantFrom(
        ...Array(8).fill('application/json'),
        'text/plain',
        'multipart/form-data; boundary=x',
      ),
    })
    .map(({ ids, query: asked, body, type }) => {
      let next = 0
      const filled = path.replaceAll(/\{\w+\}/g, () => encodeURIComponent((ids[next++] ?? '').toWellFormed()))
      const search = Object.entries(asked).map(
        ([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`,
      )
      return {
        method: method.toUpperCase(),
        path: `${filled}${search.length > 0 ? `?${search.join('&')}` : ''}`,
        body,
        type,
      }
    })
}
