/** All resources of the API. */
import { customers } from './customers.ts'
import { drafts } from './drafts.ts'
import { flow } from './flow.ts'
import { home } from './home.ts'
import { identity } from './identity.ts'
import { imports } from './imports.ts'
import { live } from './live.ts'
import { maps } from './maps.ts'
import { measures } from './measures.ts'
import { sources } from './sources.ts'
import { touchpoints } from './touchpoints.ts'

export const resources = [
  home,
  maps,
  drafts,
  measures,
  flow,
  customers,
  identity,
  touchpoints,
  imports,
  sources,
  live,
]
