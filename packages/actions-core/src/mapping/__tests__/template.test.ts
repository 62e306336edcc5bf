import { getTemplateKeys, render } from '..'

const data = {
  a: 1,
  zero: 0,
  no: false,
  none: null,
  html: '<b>&</b>',
  list: [1, null, ['x', {}]],
  person: { 'first name': 'Ada', toString: 1 },
  brace: '{{a}}',
  half: '{{',
  '{a': 'opening brace',
  $: 'dollar'
}

describe('templates', () => {
  it.each([
    ['{{a}}', '1'],
    ['{{{a}}}', '1'],
    ['{{ a }}, {{{ a }}}', '1, 1'],
    ['{{zero}} {{no}}', '0 false'],
    ['[{{none}}{{missing}}]', '[]'],
    ['{{html}} {{{html}}}', '<b>&</b> <b>&</b>'],
    ['{{list}}', '1,,x,[object Object]'],
    ['{{person}}', '[object Object]'],
    ["{{ person['first name'] }}", 'Ada'],
    ['{{$}}', 'dollar'],
    ['{{$.a}}', ''],
    ['{{}}', '{{}}'],
    ['{{ }}', '[object Object]'],
    ['{{.}}', '[object Object]'],
    ['{{{}}}', '}'],
    ['{{a}}}', '1}'],
    ['{{{a}}', 'opening brace'],
    ['{{{{a}}}}', 'opening brace}'],
    ['{{a}{{a}}', '{{a}1'],
    ['}}{{a}}{{', '}}1{{'],
    ['{{\na\n}}', '1'],
    ['', '']
  ])('%j renders %j', (template, text) => {
    expect(render(template, data)).toBe(text)
  })

  it.each([
    ['{{{brace}}}', '{{a}}'],
    ['{{brace}}', '{{a}}'],
    ['{{{half}}}a}}', '{{a}}'],
    ['{{ x {{{a}}} }}', '{{ x 1 }}']
  ])('%j does not read what it filled in', (template, text) => {
    expect(render(template, data)).toBe(text)
  })

  it.each(['constructor', 'constructor.name', '__proto__', 'toString'])('shows nothing inherited: %s', (path) => {
    expect(render(`{{${path}}}`, data)).toBe('')
  })

  it('refuses what is not a text', () => {
    expect(() => render(5 as never)).toThrow(TypeError)
    expect(() => render(null as never)).toThrow('Invalid template! Template should be a "string" but null was given.')
  })

  it.each([
    ['{{a}} {{ b }}', ['a', ' b ']],
    ['{{{b}}}', ['{b']],
    ['{{}}{{a', ['']],
    ['none', []]
  ])('lists the keys of %j', (template, keys) => {
    expect(getTemplateKeys(template)).toEqual(keys)
  })
})
