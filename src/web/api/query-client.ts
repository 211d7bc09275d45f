/** Keeps answers of the server and asks again only when it may help. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiError } from './api-error.ts'

export const entryKey = ['session'] as const

/** The session ended while a page was open: reading again who is there leads to the sign-in page. */
const noticeSignOut = (error: unknown) => {
  if (error instanceof ApiError && error.code === 'access.not-signed-in')
    void queryClient.invalidateQueries({ queryKey: entryKey })
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignOut }),
  mutationCache: new MutationCache({ onError: noticeSignOut }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // A refusal stays a refusal; only a server that is busy or away is worth a second try.
      retry: (failures, error) => failures < 2 && !(error instanceof ApiError && error.status < 500),
    },
  },
})
