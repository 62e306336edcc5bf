/** @jest-environment @segment/browser-destination-runtime/testing */
import { loadScript } from '../load-script'

const scripts = () => [...document.querySelectorAll('script')]

beforeEach(() => {
  document.head.replaceChildren()
  document.body.replaceChildren()
})

/** Ends the loading of the newest script as a browser does. */
function settle(event: 'load' | 'error', script = scripts()[0]!) {
  script.dispatchEvent(new Event(event))
}

describe('loadScript', () => {
  it('adds a script to a page that has none, and resolves with it when it has loaded', async () => {
    const promise = loadScript('https://cdn.example.com/sdk.js')
    expect(scripts()).toHaveLength(1)
    const [script] = scripts()
    expect(script).toMatchObject({ src: 'https://cdn.example.com/sdk.js', async: true, type: 'text/javascript' })
    expect(script!.parentElement).toBe(document.head)
    expect(script!.getAttribute('status')).toBe('loading')
    settle('load')
    await expect(promise).resolves.toBe(script)
    expect(script!.getAttribute('status')).toBe('loaded')
  })

  it('puts it before the first script of the page', () => {
    const own = document.createElement('script')
    document.body.append(own)
    void loadScript('https://cdn.example.com/sdk.js')
    expect(scripts()[1]).toBe(own)
    expect(scripts()[0]!.parentElement).toBe(document.body)
  })

  it('sets the attributes on the script, which win', () => {
    void loadScript('https://cdn.example.com/sdk.js', { nonce: 'abc', 'data-key': 'k', type: 'module' })
    expect(scripts()[0]!.getAttribute('nonce')).toBe('abc')
    expect(scripts()[0]!.dataset.key).toBe('k')
    expect(scripts()[0]!.type).toBe('module')
  })

  it("sets the nonce of the page's own scripts on the script", () => {
    const own = document.createElement('script')
    own.setAttribute('nonce', 'n-1')
    document.head.append(own)
    void loadScript('https://cdn.example.com/sdk.js')
    expect(scripts()[0]!.nonce).toBe('n-1')
  })

  it.each([
    ['an absolute address', 'https://cdn.example.com/sdk.js', 'https://cdn.example.com/sdk.js'],
    ['an address without a protocol', '//cdn.example.com/sdk.js', 'http://cdn.example.com/sdk.js'],
    ['a relative address', '/sdk.js', 'http://localhost/sdk.js'],
    ['a relative address written in another way', 'lib/../sdk.js', 'http://localhost/sdk.js']
  ])('loads %s once', async (_, src, again) => {
    const first = loadScript(src)
    const second = loadScript(again)
    expect(scripts()).toHaveLength(1)
    settle('load')
    await expect(second).resolves.toBe(await first)
    await expect(loadScript(src)).resolves.toBe(await first)
    expect(scripts()).toHaveLength(1)
  })

  it('rejects all who wait when the script fails, and loads it again when it is asked for again', async () => {
    const first = loadScript('/sdk.js')
    const second = loadScript('/sdk.js')
    settle('error')
    await expect(first).rejects.toThrow(new Error('Failed to load /sdk.js'))
    await expect(second).rejects.toThrow(new Error('Failed to load /sdk.js'))
    const third = loadScript('/sdk.js')
    expect(scripts()).toHaveLength(1)
    settle('load')
    await expect(third).resolves.toBe(scripts()[0])
  })

  it('does not wait for a script of the page, whose state it cannot know', () => {
    const own = document.createElement('script')
    own.src = '/sdk.js'
    document.head.append(own)
    void loadScript('/sdk.js')
    expect(scripts()).toHaveLength(2)
  })

  it('rejects what is not an address', async () => {
    await expect(loadScript('https://')).rejects.toThrow('Invalid URL')
  })
})
