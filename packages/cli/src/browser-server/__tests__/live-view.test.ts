import { createLiveView, readReport } from '../live-view'

const view = () => createLiveView(() => ({ koala: 'Koala', ripe: 'Ripe' }))

describe('the live view', () => {
  it('shows for an event what each destination called', () => {
    const live = view()
    const changes: string[] = []
    live.onChange((element) => changes.push(element))
    live.report({ event: 'e-1', title: 'track A' })
    live.report({ event: 'e-1', destination: 'koala', call: 'track("A")' })
    expect(changes).toEqual([
      '<article id="event-e-1"><h2>track A</h2><dl><dt>Koala</dt><dd>no call</dd><dt>Ripe</dt><dd>no call</dd></dl></article>',
      '<article id="event-e-1"><h2>track A</h2><dl><dt>Koala</dt><dd><pre>track(&quot;A&quot;)</pre></dd><dt>Ripe</dt><dd>no call</dd></dl></article>'
    ])
    expect(live.elements()).toEqual(changes.slice(1))
  })

  it('shows names and calls as text', () => {
    const live = view()
    live.report({ event: '"><script>', title: '<script>alert(1)</script>' })
    expect(live.elements()[0]).not.toContain('<script>')
  })

  it('shows calls before the first event', () => {
    const live = view()
    live.report({ event: '', destination: 'ripe', call: 'init("k")' })
    expect(live.elements()[0]).toContain('<h2>While the SDKs start</h2>')
  })

  it('keeps the last hundred events, and tells nobody who has stopped', () => {
    const live = view()
    const listener = jest.fn()
    live.onChange(listener)()
    for (let index = 0; index <= 100; index++) live.report({ event: `e-${index}`, title: 'track A' })
    expect(live.elements()).toHaveLength(100)
    expect(live.elements()[0]).toContain('event-e-1"')
    expect(listener).not.toHaveBeenCalled()
  })

  it.each([[null], ['text'], [{}], [{ event: 1, title: 'x' }], [{ event: 'e', destination: 'koala' }]])(
    'takes no report from %j',
    (value) => expect(readReport(value)).toBeUndefined()
  )
})
