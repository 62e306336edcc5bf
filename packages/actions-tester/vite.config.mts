import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** How the page is built: for `/tester/`, for browsers of 2024 and newer, in few files. */
export default defineConfig({
  base: '/tester/',
  plugins: [react()],
  build: {
    target: ['chrome123', 'firefox128', 'safari17.5'],
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    assetsInlineLimit: 0
  },
  logLevel: 'warn'
})
