import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** How the page is built: for `/tester/`, for browsers of 2024 and newer, in few files. */
export default defineConfig({
  base: '/tester/',
  plugins: [react(), compressed()],
  build: {
    target: ['chrome123', 'firefox128', 'safari17.5'],
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    assetsInlineLimit: 0
  },
  logLevel: 'warn'
})

/** Writes each file of the build also as Brotli, and as gzip for browsers that ask for Brotli over HTTPS only. */
function compressed(): Plugin {
  const compressions = {
    br: (content: Buffer) =>
      promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
    gz: (content: Buffer) => promisify(gzip)(content, { level: 9 })
  }
  return {
    name: 'compressed',
    async writeBundle({ dir }) {
      const files = (await readdir(dir!, { recursive: true })).filter((name) => /\.(?:html|js|css)$/.test(name))
      const jobs = files.flatMap((name) =>
        Object.entries(compressions).map(async ([ending, compress]) => {
          const content = await readFile(join(dir!, name))
          await writeFile(join(dir!, `${name}.${ending}`), await compress(content))
        })
      )
      await Promise.all(jobs)
    }
  }
}
