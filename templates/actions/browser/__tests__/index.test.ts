/** @jest-environment @segment/browser-destination-runtime/testing */
import { Analytics, Context } from '@segment/analytics-next'
import { defaultValues } from '@segment/actions-core'
import type { JSONLikeObject } from '@segment/actions-core'
import { generatePlugins } from '@segment/browser-destination-runtime/plugin'
import { destination } from '../..'
import action from '..'

const track = jest.fn()

/** Runs the action for an event, with a mapping of its defaults, on an SDK that is not the vendor's. */
async function run(event: ConstructorParameters<typeof Context>[0]) {
  const mapping = defaultValues(action.fields) as JSONLikeObject
  const subscribe = action.defaultSubscription!
  const subscription = { partnerAction: '{{key}}', name: '{{title}}', enabled: true, subscribe, mapping }
  jest.spyOn(destination, 'initialize').mockResolvedValue({ track } as never)
  const [plugin] = generatePlugins<object, unknown>(destination as never, {}, [subscription])
  await plugin!.load(Context.system(), new Analytics({ writeKey: 'key' }))
  await plugin![event.type as 'track']!(new Context(event))
}

describe('{{title}}', () => {
  it('passes the name of the event to the SDK', async () => {
    await run({ type: 'track', event: 'Order Completed' })
    expect(track).toHaveBeenCalledWith('Order Completed')
  })

  it('does nothing for other events', async () => {
    track.mockClear()
    await run({ type: 'page' })
    expect(track).not.toHaveBeenCalled()
  })
})
