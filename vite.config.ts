/** Builds the web app from src/web into dist/web; in development hands API calls to the running server. */
import react from '@vitejs/plugin-react'
import { defineConfig, loadEnv } from 'vite'

export default defineConfig(({ mode }) => {
  // The name the page was opened by is handed on: the server takes changes from its own pages only.
  const server = {
    target: `http://127.0.0.1:${loadEnv(mode, process.cwd(), 'PORT').PORT ?? 4600}`,
    changeOrigin: false,
  }
  return {
    root: 'src/web',
    plugins: [react()],
    build: { outDir: '../../dist/web', emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 600 },
    // Patterns, since the app itself has a folder called api.
    server: { proxy: { '^/api/v1/': server, '^/v1/': server, '^/(health|docs|metrics)': server } },
  }
})
