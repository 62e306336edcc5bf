import { CancelledError, UsageError } from '@segment/actions-input'
import { ask, confirm, isTerminal, MissingValuesError, pickSome, type Question } from '../prompt'

const mockPrompts = {
  input: jest.fn(),
  select: jest.fn(),
  search: jest.fn(),
  checkbox: jest.fn(),
  confirm: jest.fn()
}
jest.mock('@inquirer/prompts', () => mockPrompts)

afterEach(() => jest.resetAllMocks())

const NAME: Question<'name'> = { name: 'name', flag: '--name', message: 'Name?', kind: 'text' }
const SLUG: Question<'name' | 'slug'> = {
  name: 'slug',
  flag: '--slug',
  message: 'Slug?',
  kind: 'text',
  default: ({ name }) => `actions-${name}`,
  validate: (value) => value.startsWith('actions-') || "It must begin with 'actions-'."
}
const TEMPLATE: Question<'template'> = {
  name: 'template',
  flag: '--template',
  message: 'Template?',
  kind: 'select',
  choices: [{ value: 'basic-auth' }, { value: 'minimal', name: 'Minimal' }]
}
const DESTINATION: Question<'destination'> = {
  name: 'destination',
  flag: '--destination',
  message: 'Destination?',
  kind: 'search',
  choices: [{ value: 'slack' }, { value: 'webhook', name: 'Webhooks (Actions)' }]
}

describe('without a terminal', () => {
  it('takes what was given and fills in defaults from the answers before', async () => {
    expect(await ask([NAME, SLUG], { name: 'tool' }, false)).toEqual({ name: 'tool', slug: 'actions-tool' })
    expect(mockPrompts.input).not.toHaveBeenCalled()
  })

  it('names every flag that is missing, with its choices, in one error', async () => {
    const asked = ask([NAME, SLUG, TEMPLATE, DESTINATION], { destination: 'slack' }, false)
    await expect(asked).rejects.toThrow(MissingValuesError)
    await expect(asked).rejects.toMatchObject({ missing: ['--name', '--template'] })
    await expect(asked).rejects.toThrow(
      'There is no terminal to ask at. Pass --name and --template (basic-auth, minimal).'
    )
  })

  it.each([
    [NAME, ' ', "--name ' ' is not valid. It must not be empty."],
    [SLUG, 'tool', "--slug 'tool' is not valid. It must begin with 'actions-'."]
  ] as [Question, string, string][])('refuses an invalid value', async (question, value, message) => {
    const asked = ask([question], { [question.name]: value }, false)
    await expect(asked).rejects.toThrow(UsageError)
    await expect(asked).rejects.toThrow(message)
  })
})

describe('at a terminal', () => {
  it('asks for what was not given, in order, with the default from the answers before', async () => {
    mockPrompts.input.mockResolvedValue('actions-other')
    mockPrompts.select.mockResolvedValue('minimal')
    expect(await ask([NAME, SLUG, TEMPLATE], { name: 'tool' }, true)).toEqual({
      name: 'tool',
      slug: 'actions-other',
      template: 'minimal'
    })
    expect(mockPrompts.input.mock.calls).toEqual([[expect.objectContaining({ default: 'actions-tool' })]])
  })

  it('has typed text checked', async () => {
    mockPrompts.input.mockResolvedValue('actions-tool')
    await ask([SLUG], {}, true)
    const [{ validate }] = mockPrompts.input.mock.calls[0]
    expect(validate('tool')).toBe("It must begin with 'actions-'.")
    expect(validate('actions-tool')).toBe(true)
  })

  it.each([
    [undefined, ['slack', 'webhook']],
    ['ACTIONS', ['webhook']],
    ['hook', ['webhook']],
    ['nothing', []]
  ])('narrows a long list down by %s', async (typed, values) => {
    mockPrompts.search.mockResolvedValue('slack')
    await ask([DESTINATION], {}, true)
    const [{ source }] = mockPrompts.search.mock.calls[0]
    expect(source(typed).map(({ value }: { value: string }) => value)).toEqual(values)
  })

  it('ends with exit code 130 when the user gives up', async () => {
    mockPrompts.input.mockRejectedValue(Object.assign(new Error('force closed'), { name: 'ExitPromptError' }))
    const asked = ask([NAME], {}, true)
    await expect(asked).rejects.toThrow(CancelledError)
    await expect(asked).rejects.toMatchObject({ exitCode: 130 })
  })

  it('passes on any other error', async () => {
    mockPrompts.input.mockRejectedValue(new RangeError('broken'))
    await expect(ask([NAME], {}, true)).rejects.toThrow(RangeError)
  })
})

describe('isTerminal', () => {
  const streams = [process.stdin, process.stdout]
  const before = streams.map((stream) => stream.isTTY)
  const { CI } = process.env

  afterEach(() => {
    streams.forEach((stream, index) => (stream.isTTY = before[index]!))
    if (CI === undefined) delete process.env.CI
    else process.env.CI = CI
  })

  it.each([
    [true, true, undefined, true],
    [false, true, undefined, false],
    [true, false, undefined, false],
    [true, true, 'true', false]
  ])('stdin %s, stdout %s, CI %s: %s', (stdin, stdout, ci, expected) => {
    process.stdin.isTTY = stdin
    process.stdout.isTTY = stdout
    if (ci === undefined) delete process.env.CI
    else process.env.CI = ci
    expect(isTerminal()).toBe(expected)
  })

  it('is false once nothing is to be asked', () => {
    process.stdin.isTTY = process.stdout.isTTY = true
    delete process.env.CI
    jest.isolateModules(() => {
      const prompt = jest.requireActual('../prompt') as typeof import('../prompt')
      expect(prompt.isTerminal()).toBe(true)
      prompt.askNothing()
      expect(prompt.isTerminal()).toBe(false)
    })
  })
})

describe('pickSome', () => {
  it('returns what was picked, at least one', async () => {
    const choices = [{ value: 1, name: 'One', checked: true }]
    mockPrompts.checkbox.mockResolvedValue([1])
    await expect(pickSome('Which?', choices)).resolves.toEqual([1])
    expect(mockPrompts.checkbox).toHaveBeenCalledWith(
      expect.objectContaining({ message: 'Which?', choices, required: true })
    )
  })
})

describe('confirm', () => {
  it('goes on after a yes, and gives up after a no', async () => {
    mockPrompts.confirm.mockResolvedValueOnce(true).mockResolvedValueOnce(false)
    await expect(confirm('Really?')).resolves.toBeUndefined()
    await expect(confirm('Really?')).rejects.toThrow(CancelledError)
  })
})
