import { once } from 'node:events'
import type { Transport } from '@segment/actions-core'
import { fixedConfig } from '../../packages/delivery/src/config/config'
import { openStore } from '../../packages/delivery/src/store/open'
import { configOf } from '../../packages/delivery/src/testing/vendor'
import { startWorker } from '../../packages/delivery/src/worker/worker'
import { accountOf, transport } from './stage'

// A worker in a process of its own. Its arguments: the place of the store, the URL of the vendor, the folder of its crash log.
// It sends nothing until it gets a message.

async function main(): Promise<void> {
  const [place, url, crashFolder] = process.argv.slice(2)
  const store = await openStore(place)
  const config = fixedConfig(configOf([accountOf('crm', { url })]))
  const go = once(process, 'message')
  const gated: Transport = async (...request) => {
    await go
    return transport(...request)
  }
  await startWorker({ store, config, crashFolder, transport: gated })
  process.send!('ready')
}

void main()
