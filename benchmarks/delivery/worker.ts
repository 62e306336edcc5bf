import { fixedConfig } from '../../packages/delivery/src/config/config'
import { openStore } from '../../packages/delivery/src/store/open'
import { configOf } from '../../packages/delivery/src/testing/vendor'
import { startWorker } from '../../packages/delivery/src/worker/worker'
import { accountOf, transport } from './stage'

// A worker in a process of its own: its arguments are the place of the store and the URL of the vendor.

async function main(): Promise<void> {
  const [place, url] = process.argv.slice(2)
  const store = await openStore(place)
  await startWorker({ store, config: fixedConfig(configOf([accountOf('crm', { url })])), transport })
  process.send!('ready')
}

void main()
