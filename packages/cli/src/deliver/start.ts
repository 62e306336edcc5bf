import {
  nameOfStore,
  startDelivery,
  storePlace,
  type Config,
  type Delivery,
  type DeliveryOptions
} from '@segment/actions-delivery'
import { createEnvFile, parseRewrites } from '@segment/actions-session'
import { surviveStrayErrors } from '../server/serve'
import { startPage, type DeliveryPage } from './page'
import { divert } from './stand-in'

/** The flags of `deliver`, and what else it needs. */
export interface DeliverFlags {
  config: string
  store?: string
  only?: DeliveryOptions['only']
  host: string
  port: number
  'status-port': number
  /** Whether the page is served, and its port. */
  page: boolean
  'page-port'?: number
  'public-url'?: string
  /** In seconds. */
  drain: number
  rewrite?: readonly string[]
  allow?: readonly string[]
  'stand-in'?: boolean
  script?: string
  /** The path of the file `.env`, which may be missing. */
  envFile: string
  print: (line: string) => void
}

/** Where a started process is. */
export interface DeliverReport {
  /** Absent without an intake. */
  origin?: string
  statusOrigin: string
  /** The address of the page; absent without one. */
  page?: string
  store: string
}

/**
 * Starts intake and worker, as the flags say, and prints where they are. SIGHUP looks for changes of the configuration at
 * once.
 */
export async function startDeliver(flags: DeliverFlags): Promise<{ report: DeliverReport; stop: () => Promise<void> }> {
  const { config: folder, only, host, port, 'public-url': publicUrl, allow = [], print } = flags
  const store = storePlace(folder, flags.store)
  const rewrites = parseRewrites(flags.rewrite ?? [])
  const script = flags['stand-in'] ? (flags.script ?? '200') : undefined
  let delivery: Delivery | undefined
  let page: DeliveryPage | undefined
  const isDiverted = script !== undefined || rewrites.size > 0
  const diversion = isDiverted ? await divert({ rewrites, allow, script }, () => delivery?.config(), print) : undefined
  const strayErrors = surviveStrayErrors(print)
  const stopAround = async () => {
    strayErrors.stop()
    await diversion?.close()
  }
  try {
    delivery = await startDelivery({
      folder,
      store,
      host,
      port,
      statusPort: flags['status-port'],
      beforeLoad: createEnvFile(flags.envFile),
      alsoWatch: [flags.envFile],
      print,
      allow,
      ...(only && { only }),
      ...(publicUrl !== undefined && { publicUrl }),
      ...(diversion && { transport: diversion.transport })
    })
    const place = nameOfStore(store)
    if (flags.page) page = await startPage(delivery, { port: flags['page-port'], folder, place, rewrites, print })
  } catch (error) {
    await delivery?.stop(0)
    await stopAround()
    throw error
  }
  const { origin, statusOrigin, config, reload, stop } = delivery
  const { sources, destinations } = config()
  if (origin) print(`Takes events on ${origin}/v1 from ${sources.map(({ id }) => id).join(', ')}.`)
  if (only !== 'intake') print(describeDestinations(destinations))
  print(`Store: ${nameOfStore(store)}. Status: ${statusOrigin}/status.`)
  if (page) print(`In a browser: ${page.address}`)
  if (script !== undefined) print('Requests go to a stand-in for the vendors, and are printed here.')
  const onHangUp = () => void reload()
  process.on('SIGHUP', onHangUp)
  return {
    report: {
      ...(origin !== undefined && { origin }),
      statusOrigin,
      ...(page && { page: page.address }),
      store: nameOfStore(store)
    },
    stop: async () => {
      process.off('SIGHUP', onHangUp)
      await page?.close()
      await stop(flags.drain * 1000)
      await stopAround()
    }
  }
}

function describeDestinations(destinations: Config['destinations']): string {
  const [enabled, disabled] = [true, false].map((isEnabled) =>
    destinations
      .filter((each) => each.enabled === isEnabled)
      .map(({ id }) => id)
      .join(', ')
  )
  return `Delivers to ${enabled || 'no destination'}.${disabled && ` Disabled: ${disabled}.`}`
}
