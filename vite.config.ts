/** Builds the web app from src/web into dist/web, and the script for websites beside it; in development hands API calls to the running server. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { build, defineConfig, loadEnv, type Plugin } from 'vite'
import packageFile from './package.json' with { type: 'json' }

const worthCompressing = /\.(js|css|html|svg)$/

/** Writes each file compressed beside itself, so that the server compresses nothing while it serves. */
const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  writeBundle({ dir = '' }, bundle) {
    for (const [name, part] of Object.entries(bundle)) {
      if (!worthCompressing.test(name)) continue
      const content = part.type === 'chunk' ? part.code : part.source
      writeFileSync(join(dir, `${name}.br`), brotliCompressSync(content))
      writeFileSync(join(dir, `${name}.gz`), gzipSync(content))
    }
  },
})

/** One file that any page can include: it shares nothing with the web app. */
const tracker = (): Plugin => ({
  name: 'tracker',
  apply: 'build',
  async closeBundle() {
    await build({
      configFile: false,
      publicDir: false,
      logLevel: 'warn',
      plugins: [compressed()],
      define: { __VERSION__: JSON.stringify(packageFile.version) },
      build: {
        outDir: 'dist/web',
        emptyOutDir: false,
        target: 'es2020',
        lib: { entry: 'src/tracker/main.ts', formats: ['iife'], name: 'w', fileName: () => 'waymark.js' },
      },
    })
  },
})

export default defineConfig(({ mode }) => {
  // The name the page was opened by is handed on: the server takes changes from its own pages only.
  const server = {
    target: `http://127.0.0.1:${loadEnv(mode, process.cwd(), 'PORT').PORT ?? 4600}`,
    changeOrigin: false,
  }
  return {
    root: 'src/web',
    plugins: [react(), compressed(), tracker()],
    build: { outDir: '../../dist/web', emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 600 },
    // Patterns, since the app itself has a folder called api.
    server: { proxy: { '^/api/v1/': server, '^/v1/': server, '^/(health|docs|metrics)': server } },
  }
})
