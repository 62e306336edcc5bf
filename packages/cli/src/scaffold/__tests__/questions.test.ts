import { UsageError, camelCase, slugOf, titleCase } from '@segment/actions-input'
import { checkActionName, checkName, checkSlug, demand } from '../questions'

describe('slugOf', () => {
  it.each([
    ['My Tool', 'actions-my-tool'],
    ["Bob's R&D!", 'actions-bobs-r-d'],
    ['Événement Ünï', 'actions-evenement-uni'],
    ['  x  ', 'actions-x'],
    ['GA4', 'actions-ga4'],
    ['Straße & Łódź', 'actions-strasse-lodz'],
    ['Søren Ærø, Đorđe', 'actions-soren-aero-dorde'],
    ['Þór Œuvre ıI', 'actions-thor-oeuvre-ii'],
    ['日本', '']
  ])('proposes for %j: %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug)
  })
})

describe('camelCase and titleCase', () => {
  it.each([
    ['sendEvent', 'sendEvent', 'Send Event'],
    ['send-event', 'sendEvent', 'Send Event'],
    ['Send event', 'sendEvent', 'Send Event'],
    ['send_event 2', 'sendEvent2', 'Send Event 2'],
    ['SendEvent', 'sendEvent', 'Send Event'],
    ['HTTP call', 'httpCall', 'HTTP Call'],
    ['sendHTTPCall', 'sendHTTPCall', 'Send HTTP Call'],
    ['HTTPCall', 'httpCall', 'HTTP Call'],
    ['sendUserIDs', 'sendUserIDs', 'Send User IDs'],
    ['ünï cödé', 'uniCode', 'Ünï Cödé'],
    ['Größe senden', 'grosseSenden', 'Größe Senden'],
    ['Ærø ŁÓDŹ', 'aeroLODZ', 'Ærø ŁÓDŹ'],
    ["it's sent", 'itsSent', "It's Sent"]
  ])('make of %j: %s, %s', (name, key, title) => {
    expect(camelCase(name)).toBe(key)
    expect(titleCase(name)).toBe(title)
  })
})

describe('checks', () => {
  it.each(['My Tool', "Bob's R&D \\ ${x} `", '日本'])('take the name %j', (name) => {
    expect(checkName(name)).toBe(true)
  })

  it.each(['', '  ', 'two\nlines', 'tab\tbed', 'null\0'])('refuse the name %j', (name) => {
    expect(checkName(name)).toEqual(expect.any(String))
  })

  it.each(['my-tool', 'a', 'actions-ga4', '1a', 'a'.repeat(100)])('take the slug %j', (slug) => {
    expect(checkSlug(slug)).toBe(true)
  })

  it.each(['', 'My-Tool', 'my_tool', '-a', 'a-', 'a--b', '../a', 'a/b', 'a b', 'é', 'a\n', 'a'.repeat(101)])(
    'refuse the slug %j',
    (slug) => {
      expect(checkSlug(slug)).toEqual(expect.any(String))
    }
  )

  it.each(['sendEvent', 'a', 'delete', 'x2', 'send event!', 'é', 'Größe'])('take the name of an action %j', (name) => {
    expect(checkActionName(name)).toBe(true)
  })

  it.each([
    ['', 'It has no Latin letter or digit'],
    ['!', 'It has no Latin letter or digit'],
    ['2x', "Its key would be '2x': use Latin letters"],
    ['日本', "Its key would be '日本': use Latin letters"],
    ['constructor', "Every object has 'constructor' already."],
    ['toString', "Every object has 'toString' already."],
    ['../x', 'It is a path.'],
    ['a\\b', 'It is a path.'],
    ['a'.repeat(101), 'at most 100 characters']
  ])('refuse the name of an action %j', (name, reason) => {
    expect(checkActionName(name)).toContain(reason)
  })

  it('are demanded with the flag, the value and the reason', () => {
    expect(() => demand('--slug', 'A', checkSlug)).toThrow(UsageError)
    expect(() => demand('--slug', 'A', checkSlug)).toThrow(/^--slug 'A' is not valid\. Use small letters/)
    expect(() => demand('--slug', 'a', checkSlug)).not.toThrow()
  })
})
