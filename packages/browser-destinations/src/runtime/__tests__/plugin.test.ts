/** @jest-environment @segment/browser-destination-runtime/testing */
import { Analytics, Context } from '@segment/analytics-next'
import type { Plugin } from '@segment/analytics-next'
import { generatePlugins } from '../plugin'
import { browserDestination } from '../shim'
import type { BrowserActionDefinition, BrowserDestinationDefinition, Subscription } from '../types'

interface Settings {
  key: string
}

type Action = BrowserActionDefinition<Settings, unknown>

const settings: Settings = { key: 'k' }
const sdk = { name: 'the SDK' }
let analytics: Analytics
let warn: jest.SpyInstance

beforeEach(() => {
  analytics = new Analytics({ writeKey: 'w' })
  warn = jest.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => {
  jest.restoreAllMocks()
})

function action(perform: Action['perform'], lifecycleHook?: Action['lifecycleHook']): Action {
  return { title: '', description: '', platform: 'web', fields: {}, perform, ...(lifecycleHook && { lifecycleHook }) }
}

function definitionOf(
  actions: Record<string, Action>,
  initialize: BrowserDestinationDefinition<Settings>['initialize'] = async () => sdk
): BrowserDestinationDefinition<Settings> {
  return { name: 'Sample', slug: 'actions-sample', mode: 'device', initialize, actions }
}

function subscription(partnerAction: string, rest: Partial<Subscription> = {}): Subscription {
  return { partnerAction, name: partnerAction, enabled: true, subscribe: 'type = "track"', mapping: {}, ...rest }
}

const track = (event = 'Signed Up') => new Context({ type: 'track', event, properties: { plan: 'pro' } })

async function loaded(definition: BrowserDestinationDefinition<Settings>, subscriptions: Subscription[]) {
  const plugins = generatePlugins(definition, settings, subscriptions)
  for (const plugin of plugins) await plugin.load(Context.system(), analytics)
  return plugins as [Plugin, ...Plugin[]]
}

describe('generatePlugins', () => {
  it('makes a plugin of each action that has an enabled subscription, in the order of the definition', () => {
    const definition = definitionOf({
      enrich: action(() => {}, 'enrichment'),
      unused: action(() => {}),
      off: action(() => {}),
      first: action(() => {}, 'before'),
      send: action(() => {})
    })
    const subscriptions = [
      subscription('send'),
      subscription('first'),
      subscription('send'),
      subscription('off', { enabled: false }),
      subscription('enrich'),
      subscription('unknown')
    ]
    const plugins = generatePlugins(definition, settings, subscriptions)
    expect(plugins.map(({ name, type, version }) => ({ name, type, version }))).toEqual([
      { name: 'Sample enrich', type: 'enrichment', version: '0.1.0' },
      { name: 'Sample first', type: 'before', version: '0.1.0' },
      { name: 'Sample send', type: 'destination', version: '0.1.0' }
    ])
  })

  it.each(['track', 'page', 'identify', 'group', 'alias', 'screen'] as const)('runs actions for %s', async (type) => {
    const perform = jest.fn()
    const mapping = { id: { '@path': '$.userId' }, fixed: 1 }
    const given = subscription('send', { subscribe: `type = "${type}"`, mapping })
    const [plugin] = await loaded(definitionOf({ send: action(perform) }), [given])
    const context = new Context({ type, userId: 'u' })
    await expect(plugin[type]!(context)).resolves.toBe(context)
    expect(perform).toHaveBeenCalledWith(sdk, {
      payload: { id: 'u', fixed: 1 },
      mapping,
      settings,
      analytics,
      context
    })
  })

  it('runs an action once for each subscription that matches, at once and in their order', async () => {
    const seen: unknown[] = []
    let end = () => {}
    const bothStarted = new Promise<void>((resolve) => (end = resolve))
    const perform: Action['perform'] = (_, { payload }) => {
      if (seen.push(payload.n) === 2) end()
      return bothStarted
    }
    const [plugin] = await loaded(definitionOf({ send: action(perform) }), [
      subscription('send', { mapping: { n: 1 } }),
      subscription('send', { mapping: { n: 2 }, subscribe: 'event = "Other"' }),
      subscription('send', { mapping: { n: 3 }, subscribe: 'this is not a trigger' }),
      subscription('send', { mapping: { n: 4 }, subscribe: 'event = "Signed Up" and properties.plan = "pro"' })
    ])
    await plugin.track!(track())
    expect(seen).toEqual([1, 4])
  })

  it('resolves Liquid', async () => {
    const perform = jest.fn()
    const mapping = { text: { '@liquid': '{{ event | upcase }}' } }
    const [plugin] = await loaded(definitionOf({ send: action(perform) }), [subscription('send', { mapping })])
    await plugin.track!(track())
    expect(perform.mock.calls[0][1].payload).toEqual({ text: 'SIGNED UP' })
  })

  it('runs actions without a client when it was never loaded', async () => {
    const perform = jest.fn()
    const [plugin] = generatePlugins(definitionOf({ send: action(perform) }), settings, [subscription('send')])
    await plugin!.track!(track())
    expect(perform.mock.calls[0][0]).toBeUndefined()
  })
})

describe('an action that fails', () => {
  it('rejects when all subscriptions have run, and logs the errors after the first', async () => {
    const perform = jest.fn((_, { payload }) => {
      if (payload.n === 1) throw new Error('first')
      return payload.n === 2 ? Promise.reject(new Error('second')) : undefined
    })
    const [plugin] = await loaded(definitionOf({ send: action(perform) }), [
      subscription('send', { mapping: { n: 1 } }),
      subscription('send', { mapping: { n: 2 } }),
      subscription('send', { mapping: { n: 3 } })
    ])
    const context = track()
    await expect(plugin.track!(context)).rejects.toThrow('first')
    expect(perform).toHaveBeenCalledTimes(3)
    expect(context.logs().map(({ extras }) => String(extras?.error))).toEqual(['Error: second'])
  })

  it('does not take the event away from others when it runs before them', async () => {
    const perform = () => {
      throw new Error('broken')
    }
    const [plugin] = await loaded(definitionOf({ first: action(perform, 'before') }), [subscription('first')])
    const context = track()
    await expect(plugin.track!(context)).resolves.toBe(context)
    expect(context.logs()).toMatchObject([{ level: 'error', extras: { plugin: 'Sample first' } }])
  })

  it('may stop the event on purpose', async () => {
    const perform: Action['perform'] = (_, { context }) => context.cancel()
    const [plugin] = await loaded(definitionOf({ first: action(perform, 'before') }), [subscription('first')])
    await expect(plugin.track!(track())).rejects.toMatchObject({ reason: 'Context Cancel' })
  })

  it('takes a mapping that cannot be resolved for a failure', async () => {
    const perform = jest.fn()
    const mapping = { text: { '@template': 5 } }
    const [plugin] = await loaded(definitionOf({ send: action(perform) }), [
      subscription('send', { mapping }),
      subscription('send')
    ])
    await expect(plugin.track!(track())).rejects.toThrow('@template')
    expect(perform).toHaveBeenCalledTimes(1)
  })
})

describe('initialize', () => {
  it('is called once for all plugins, with the settings, analytics.js and what loads scripts', async () => {
    const initialize = jest.fn(async () => sdk)
    const definition = definitionOf({ a: action(() => {}), b: action(() => {}) }, initialize)
    const plugins = generatePlugins(definition, settings, [subscription('a'), subscription('b')])
    expect(plugins.map((plugin) => plugin.isLoaded())).toEqual([false, false])
    await Promise.all(plugins.map((plugin) => plugin.load(Context.system(), analytics)))
    await plugins[0]!.load(Context.system(), analytics)
    expect(plugins.map((plugin) => plugin.isLoaded())).toEqual([true, true])
    expect(initialize).toHaveBeenCalledTimes(1)
    expect(initialize).toHaveBeenCalledWith(
      { settings, analytics },
      Object.fromEntries(
        ['loadSdk', 'loadInBackground', 'loadScript', 'resolveWhen'].map((name) => [name, expect.any(Function)])
      )
    )
  })

  it('is tried again by the next load', async () => {
    const initialize = jest.fn(async () => sdk).mockRejectedValueOnce(new Error('offline'))
    const [plugin] = await loaded(definitionOf({ send: action(() => {}) }, initialize), [subscription('send')])
    expect(plugin.isLoaded()).toBe(false)
    await plugin.load(Context.system(), analytics)
    expect(plugin.isLoaded()).toBe(true)
  })

  it('is tried again by a later event, but not by every one', async () => {
    jest.useFakeTimers()
    try {
      const initialize = jest.fn(async () => sdk).mockRejectedValueOnce(new Error('offline'))
      const perform = jest.fn()
      const [plugin] = await loaded(definitionOf({ send: action(perform) }, initialize), [subscription('send')])
      await expect(plugin.track!(track())).rejects.toThrow('offline')
      expect(initialize).toHaveBeenCalledTimes(1)
      jest.advanceTimersByTime(5_000)
      await plugin.track!(track('Other'))
      expect(initialize).toHaveBeenCalledTimes(2)
      expect(perform.mock.calls.map(([client]) => client)).toEqual([sdk])
    } finally {
      jest.useRealTimers()
    }
  })

  it('says once on the console that it failed, and in the log of each plugin, and keeps the plugins', async () => {
    const failure = new Error('blocked')
    const definition = definitionOf({ a: action(() => {}), b: action(() => {}) }, () => {
      throw failure
    })
    const plugins = generatePlugins(definition, settings, [subscription('a'), subscription('b')])
    const contexts = plugins.map(() => Context.system())
    await Promise.all(plugins.map((plugin, index) => plugin.load(contexts[index]!, analytics)))
    await expect(plugins[0]!.track!(track())).rejects.toThrow('blocked')
    expect(warn.mock.calls).toEqual([['Sample', failure]])
    expect(contexts.map((context) => context.logs())).toMatchObject([
      [{ level: 'warn', extras: { plugin: 'Sample a', error: failure } }],
      [{ level: 'warn', extras: { plugin: 'Sample b', error: failure } }]
    ])
  })

  it('has ten seconds; after that events fail at once, until it ends after all', async () => {
    jest.useFakeTimers()
    try {
      let end = (_: unknown) => {}
      const initialize = jest.fn(() => new Promise((resolve) => (end = resolve)))
      const perform = jest.fn()
      const [plugin] = generatePlugins(definitionOf({ send: action(perform) }, initialize), settings, [
        subscription('send')
      ])
      const loading = plugin!.load(Context.system(), analytics)
      await jest.advanceTimersByTimeAsync(10_000)
      await loading
      const message = "The vendor's SDK was not ready within 10 seconds. Check that the page can load its script."
      await expect(plugin!.track!(track())).rejects.toThrow(message)
      await jest.advanceTimersByTimeAsync(6_000)
      await expect(plugin!.track!(track())).rejects.toThrow(message)
      expect(initialize).toHaveBeenCalledTimes(1)
      expect(warn).toHaveBeenCalledTimes(1)
      end(sdk)
      await jest.advanceTimersByTimeAsync(0)
      await plugin!.track!(track('Late'))
      expect(perform.mock.calls.map(([client]) => client)).toEqual([sdk])
    } finally {
      jest.useRealTimers()
    }
  })

  it('is waited for by events', async () => {
    let open = (_: unknown) => {}
    const perform = jest.fn()
    const definition = definitionOf({ send: action(perform) }, () => new Promise((resolve) => (open = resolve)))
    const [plugin] = generatePlugins(definition, settings, [subscription('send')])
    const loading = plugin!.load(Context.system(), analytics)
    const event = plugin!.track!(track())
    open(sdk)
    await Promise.all([loading, event])
    expect(perform.mock.calls.map(([client]) => client)).toEqual([sdk])
  })
})

describe('browserDestination', () => {
  it('returns a factory with the name of the destination', async () => {
    const factory = browserDestination(definitionOf({ send: action(() => {}) }))
    expect(factory.pluginName).toBe('Sample')
    const plugins = await factory({ key: 'k', subscriptions: [subscription('send') as never] })
    expect(plugins.map(({ name }) => name)).toEqual(['Sample send'])
    await expect(factory({ key: 'k' })).resolves.toEqual([])
  })

  it('adds nothing to window', async () => {
    const before = Object.keys(window)
    await loaded(definitionOf({ send: action(() => {}) }), [subscription('send')])
    expect(Object.keys(window)).toEqual(before)
  })
})
