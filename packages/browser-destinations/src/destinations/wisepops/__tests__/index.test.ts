/** @jest-environment @segment/browser-destination-runtime/testing */
import { destination } from '..'

const page = window as unknown as Record<string, unknown>

function load() {
  return destination.initialize({ settings: { websiteId: 'w' } } as never, { loadInBackground: jest.fn() } as never)
}

beforeEach(() => delete page.wisepops)

describe('Wisepops', () => {
  it('calls the stub until the script puts the SDK in its place', async () => {
    const wisepops = await load()
    wisepops('event', 'Early')
    const { q } = page.wisepops as { q: unknown[] }
    page.wisepops = jest.fn()
    wisepops('event', 'Late')
    expect(q).toEqual([
      ['options', { autoPageview: false }],
      ['event', 'Early']
    ])
    expect(page.wisepops).toHaveBeenCalledWith('event', 'Late')
  })

  it('does not replace the snippet of the page', async () => {
    const own = jest.fn()
    page.wisepops = own
    await load()
    expect(page.wisepops).toBe(own)
    expect(own).toHaveBeenCalledWith('options', { autoPageview: false })
  })
})
