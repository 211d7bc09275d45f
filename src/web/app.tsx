/** The whole app: theme, server answers, pages. */
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { queryClient } from './api/query-client.ts'
import { router } from './router.tsx'
import { mantineTheme, mantineVariables } from './theme/mantine-theme.ts'
import { useDrawnTheme } from './theme/use-theme.ts'

export function App() {
  const drawn = useDrawnTheme()
  return (
    <MantineProvider theme={mantineTheme} cssVariablesResolver={mantineVariables} forceColorScheme={drawn}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  )
}
