import { serve } from '../../packages/cli/src/server/serve'
import type { DestinationPlace } from '../../packages/cli/src/workspace/destinations'
import { memoryInUse } from '../memory'
import { VENDOR } from '../tool'

// `serve` in a process of its own, for the soak, which tells it what to do by messages and waits for each answer.

/** What the process is asked for. */
export type Message = 'reload' | 'memory' | 'stop'

async function main(): Promise<void> {
  const [root, place, vendor] = process.argv.slice(2)
  const serving = await serve({
    root: root!,
    places: [JSON.parse(place!) as DestinationPlace],
    port: 0,
    rewrites: new Map([[VENDOR, vendor!]]),
    print: () => {}
  })
  const answers: Record<Message, () => unknown> = {
    reload: () => serving.reload(),
    memory: memoryInUse,
    stop: () => serving.stop()
  }
  process.on('message', async (message: Message) => {
    process.send!({ result: await answers[message]() })
    if (message === 'stop') process.disconnect()
  })
  process.send!({ result: serving.origin })
}

// `serve` keeps the process running when a promise is rejected.
main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exit(1)
})
