import { parseArgs } from 'node:util'
import { serve } from '../packages/cli/src/server/serve'
import { memoryInUse, slopeOf } from './memory'
import { post } from './post'
import { report } from './report'
import { startFaultyVendor } from './soak/vendor'
import { ToolWorkspace, VENDOR } from './tool'

// Reloads a destination that `serve` serves, each time with other code and every tenth time with code that does not load.
// Every second time it reloads the runtime, too.
// The next call must have the new code, or say that it does not load. The exit code is 1 if a call has not, or if each
// reload of the second half keeps more than 250 KB of memory.
//
//   npm run reloads -- [--reloads <number>] [--save]      Default: 500

/** A runtime that stays keeps 1 MB or more, for two reloads. In a short run, caches that still fill look like 50 KB. */
const MOST_KB_PER_RELOAD = 250

/** After so many reloads each, the memory is measured. */
const STEP = 5

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { reloads: { type: 'string', default: '500' }, save: { type: 'boolean' } } })
  const reloads = Number(values.reloads)
  const vendor = await startFaultyVendor(() => 0)
  const workspace = new ToolWorkspace()
  let reloaded = () => {}
  const serving = await serve({
    root: workspace.root,
    places: [workspace.place],
    port: 0,
    rewrites: new Map([[VENDOR, vendor.origin]]),
    print: (line) => /eloaded: .*version\.ts/.test(line) && reloaded()
  })
  const call = async () => {
    const { text } = await post(`${serving.origin}/send`, { payload: { id: 'a' }, settings: { apiKey: 'a-fake-key' } })
    if (text.includes('version.ts:1:')) return 'broken'
    const [answer] = JSON.parse(text) as { response?: { body: { version: number } } }[]
    return answer?.response?.body.version
  }
  await call()

  const samples: number[] = []
  let wrong = 0
  for (let reload = 1; reload <= reloads; reload++) {
    const isBroken = reload % 10 === 0
    const taken = new Promise<void>((resolve) => (reloaded = resolve))
    if (reload % 2 === 0) workspace.changeRuntime(`// ${reload}\n`)
    if (isBroken) workspace.breakCode()
    else workspace.setVersion(reload)
    await taken
    if ((await call()) !== (isBroken ? 'broken' : reload)) wrong++
    if (reload % STEP === 0) samples.push(await memoryInUse())
  }
  await serving.stop()
  await vendor.close()
  workspace.remove()

  // The first ones fill caches.
  const settled = samples.slice(samples.length / 2)
  const growth = (slopeOf(settled) / STEP) * 1024
  const row = {
    reloads,
    'of code that does not load': Math.floor(reloads / 10),
    'calls with other code': wrong,
    [`memory after ${(samples.length - settled.length + 1) * STEP}`]: `${settled[0]!.toFixed(1)} MB`,
    [`memory after ${samples.length * STEP}`]: `${settled.at(-1)!.toFixed(1)} MB`,
    'more for each': `${growth.toFixed(1)} KB`
  }
  report('reloads', `--reloads ${reloads}`, [row])
  process.exitCode = wrong > 0 || growth > MOST_KB_PER_RELOAD ? 1 : 0
}

// `serve` keeps the process running when a promise is rejected.
main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exit(1)
})
