import { evaluateLiquid, getLiquidKeys, MAX_LIQUID_LENGTH, transform } from '..'
import type { StatsContext } from '../../host'

const DISABLED_TAGS = ['case', 'for', 'include', 'layout', 'render', 'tablerow']

const DISABLED_FILTERS = `array_to_sentence_string concat find find_exp find_index find_index_exp group_by
  group_by_exp has has_exp map newline_to_br reject reject_exp reverse sort sort_natural uniq where_exp type`.split(
  /\s+/
)

describe('Liquid templates', () => {
  it.each([
    ['Hi {{ name | default: "you" }}', 'Hi Ada'],
    ['{% if n > 1 %}many{% else %}one{% endif %}', 'many'],
    ['{% assign x = n | times: 2 %}{{ x }}', '4'],
    ['{% capture x %}{{ n }}{% endcapture %}{{ x }}{{ x }}', '22'],
    ['{{ tags | join: "-" }}', 'a-b'],
    ['{{ "2024-01-02" | date: "%Y" }}', '2024'],
    ['{{ missing }}{{ name | nosuch }}', 'Ada'],
    ['{{ constructor }}{{ tags.constructor.name }}{{ __proto__ }}', ''],
    ['', '']
  ])('%j renders %j', (template, text) => {
    expect(evaluateLiquid(template, { name: 'Ada', n: 2, tags: ['a', 'b'] })).toBe(text)
  })

  it.each(DISABLED_TAGS)('refuses the tag %s', (tag) => {
    expect(() => evaluateLiquid(`{% ${tag} x %}`, {})).toThrow(
      expect.objectContaining({ message: `tag "${tag}" is disabled, line:1, col:1`, status: 400 })
    )
  })

  it.each(DISABLED_FILTERS)('refuses the filter %s', (filter) => {
    expect(() => evaluateLiquid(`{{ x | ${filter} }}`, {})).toThrow(`filter "${filter}" is disabled`)
  })

  it.each([
    ['{% nope %}', 'tag "nope" not found, line:1, col:1'],
    [5, 'liquid template value must be a string'],
    ['x'.repeat(MAX_LIQUID_LENGTH + 1), 'liquid template values are limited to 1000 characters']
  ])('refuses %j', (template, message) => {
    expect(() => evaluateLiquid(template, {})).toThrow(expect.objectContaining({ message, status: 400 }))
  })

  it('keeps the event as it is and the templates free of memory', () => {
    const event = Object.freeze({ n: 5 })
    const template = '{% increment n %}{% increment n %}{% cycle "a", "b" %}'
    expect([evaluateLiquid(template, event), evaluateLiquid(template, event)]).toEqual(['56a', '56a'])
  })

  it('lists the variables of a template', () => {
    expect(getLiquidKeys('{{ a.b }}{% if c %}{{ d | append: e }}{% endif %}')).toEqual(['a.b', 'c', 'd', 'e'])
    expect(() => getLiquidKeys('{% if %}')).toThrow(expect.objectContaining({ status: 400 }))
  })

  it.each([
    ['{{ a }}', 'success'],
    ['{% nope %}', 'fail']
  ])('measures %j as a %s', (template, result) => {
    const histogram = jest.fn()
    const statsContext = { statsClient: { histogram }, tags: ['env:test'] } as unknown as StatsContext
    try {
      evaluateLiquid(template, {}, statsContext)
    } catch {
      // The metric alone is looked at.
    }
    const tags = ['env:test', `result:${result}`]
    expect(histogram.mock.calls).toEqual([['liquid.template.evaluation_ms', expect.any(Number), tags]])
  })

  it('loads the engine on the first template', () => {
    jest.isolateModules(() => {
      let loads = 0
      jest.doMock('liquidjs', () => {
        loads += 1
        return jest.requireActual('liquidjs')
      })
      const isolated = jest.requireActual<{ transform: typeof transform }>('..')
      isolated.transform({ a: { '@path': '$.a' } }, { a: 1 })
      expect(loads).toBe(0)
      isolated.transform({ a: { '@liquid': 'x' }, b: { '@liquid': 'y' } })
      expect(loads).toBe(1)
    })
  })
})
