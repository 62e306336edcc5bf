/** @jest-environment @segment/browser-destination-runtime/testing */
import { destination } from '..'
import { scriptOf } from '../api'

const page = window as unknown as Record<string, unknown>

beforeEach(() => {
  delete page.CommandBar
  localStorage.clear()
})
afterEach(() => jest.restoreAllMocks())

describe('CommandBar', () => {
  it('resolves with a stub, whose boot resolves when the script has settled it', async () => {
    const dependencies = { loadInBackground: jest.fn() }
    const commandbar = await destination.initialize({ settings: { orgId: 'o/1' } } as never, dependencies as never)
    expect(dependencies.loadInBackground).toHaveBeenCalledWith('https://api.commandbar.com/latest/o%2F1?version=2')
    const booted = commandbar.boot('u', {}, {})
    const calls = (commandbar as unknown as Record<symbol, unknown[][]>)[Symbol.for('CommandBar::queue')]!
    const [name, resolve, , ...operands] = calls[0] as [string, (value: string) => void, unknown, ...unknown[]]
    expect([name, ...operands]).toEqual(['boot', 'u', {}, {}])
    resolve('ready')
    expect(await booted).toBe('ready')
  })

  it('loads the SDK where the browser forbids storage', () => {
    jest.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new Error('forbidden')
    })
    expect(scriptOf('o')).toBe('https://api.commandbar.com/latest/o?version=2')
  })
})
