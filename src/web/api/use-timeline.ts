/** Everything that happened with a customer, or with all people of a company: a page after the other, and counted. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { CompanyTimelinePage, TimelinePage } from '../../model/customer.ts'
import type { TimelineFilter } from '../records/timeline-filter.ts'
import { client, read } from './client.ts'
import { companyKey } from './use-company.ts'
import { customerKey } from './use-customer.ts'

const pageSize = 50

/** Whose timeline it is. */
export type TimelineOf = { type: 'customer' | 'company'; id: string }
/** Only what is about one order, deal or ticket. */
export type About = { order?: string; deal?: string; ticket?: string }

const keyOf = ({ type, id }: TimelineOf) => (type === 'company' ? companyKey(id) : customerKey(id))

export const useTimeline = (of: TimelineOf, { channels, kinds }: TimelineFilter, about: About) =>
  useInfiniteQuery({
    queryKey: [...keyOf(of), 'timeline', channels, kinds, about],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }): Promise<TimelinePage | CompanyTimelinePage> => {
      const query = {
        limit: pageSize,
        ...about,
        ...(channels.length > 0 ? { channel: channels.join() } : {}),
        ...(kinds.length > 0 ? { kind: kinds.join() } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      }
      const wish = { params: { path: { id: of.id }, query }, signal }
      return of.type === 'company'
        ? read(client.GET('/api/v1/companies/{id}/timeline', wish))
        : read(client.GET('/api/v1/customers/{id}/timeline', wish))
    },
    getNextPageParam: (page) => page.next,
    // What was shown stays until the other choice is there, so that nothing jumps.
    placeholderData: keepPreviousData,
  })

export const useTimelineCounts = (of: TimelineOf, about: About) =>
  useQuery({
    queryKey: [...keyOf(of), 'timeline-counts', about],
    queryFn: ({ signal }) => {
      const wish = { params: { path: { id: of.id }, query: about }, signal }
      return of.type === 'company'
        ? read(client.GET('/api/v1/companies/{id}/timeline/counts', wish))
        : read(client.GET('/api/v1/customers/{id}/timeline/counts', wish))
    },
  })
