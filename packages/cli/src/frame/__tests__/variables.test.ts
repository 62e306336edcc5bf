import { allCommands } from '../../__tests__/all-commands'
import { UsageError } from '@segment/actions-input'
import { nameVariables, withVariables, type VariableFlags } from '../variables'

const flags: VariableFlags = {
  path: { name: 'path', char: 'p', type: 'option', multiple: true },
  directory: { name: 'directory', char: 'd', type: 'option', multiple: false },
  'dry-run': { name: 'dry-run', char: 'n', type: 'boolean', allowNo: false },
  browser: { name: 'browser', type: 'boolean', allowNo: true },
  port: { name: 'port', type: 'option', multiple: false, env: 'PORT' }
} as VariableFlags
nameVariables({ id: 'generate:some-types', flags })

describe('the name of a variable', () => {
  it('is that of the command and of the flag, unless the flag has its own', () => {
    expect(Object.values(flags).map(({ env }) => env)).toEqual([
      'ACTIONS_GENERATE_SOME_TYPES_PATH',
      'ACTIONS_GENERATE_SOME_TYPES_DIRECTORY',
      'ACTIONS_GENERATE_SOME_TYPES_DRY_RUN',
      'ACTIONS_GENERATE_SOME_TYPES_BROWSER',
      'PORT'
    ])
  })
})

/** What becomes of the words with the variables, whose names are without what they begin with. */
function expand(argv: string[], variables: Record<string, string>): string[] {
  const env = Object.entries(variables).map(([name, text]) => [`ACTIONS_GENERATE_SOME_TYPES_${name}`, text])
  return withVariables(flags, argv, Object.fromEntries(env) as NodeJS.ProcessEnv)
}

describe('the value of a variable', () => {
  it.each([
    ['a text', 'DIRECTORY', 'a, b', ['--directory=a, b']],
    ['several texts', 'PATH', 'a, b', ['--path=a', '--path=b']],
    ['several texts with commas', 'PATH', '["a,1", "b"]', ['--path=a,1', '--path=b']],
    ['no list of texts', 'PATH', '[1]', ['--path=[1]']],
    ['true', 'DRY_RUN', 'TRUE', ['--dry-run']],
    ['yes', 'DRY_RUN', '1', ['--dry-run']],
    ['false', 'DRY_RUN', 'false', []],
    ['no', 'BROWSER', 'no', ['--no-browser']],
    ['nothing', 'DIRECTORY', '', []]
  ])('is %s', (_, name, text, words) => {
    expect(expand(['x'], { [name]: text })).toEqual(['x', ...words])
  })

  it('has its own name', () => {
    expect(withVariables(flags, [], { PORT: '0' })).toEqual(['--port=0'])
  })

  it('fails when it must be a boolean and is not', () => {
    expect(() => expand([], { DRY_RUN: 'maybe' })).toThrow(UsageError)
    expect(() => expand([], { DRY_RUN: 'maybe' })).toThrow(
      "The variable ACTIONS_GENERATE_SOME_TYPES_DRY_RUN is 'maybe'. Use true or false."
    )
  })
})

describe('a flag that is given', () => {
  it.each([
    [['--directory', 'x']],
    [['--directory=x']],
    [['-d', 'x']],
    [['-dx']],
    [['-nd', 'x']],
    [['-nn', '-d', 'x']]
  ])('counts and not its variable: %j', (argv) => {
    expect(expand(argv, { DIRECTORY: 'y' })).toEqual(argv)
  })

  it.each([[['--browser']], [['--no-browser']]])('counts and not its variable: %j', (argv) => {
    expect(expand(argv, { BROWSER: 'true' })).toEqual(argv)
  })

  it.each([[['-pd']], [['-xd']], [['d']], [['-']]])('is not seen where there is none: %j', (argv) => {
    expect(expand(argv, { DIRECTORY: 'y' })).toEqual([...argv, '--directory=y'])
  })

  it('is not looked for behind the two dashes, where nothing is added', () => {
    expect(expand(['a', '--', '-d', 'x'], { DIRECTORY: 'y' })).toEqual(['a', '--directory=y', '--', '-d', 'x'])
  })
})

describe.each(allCommands())('$id', ({ id, command }) => {
  const copies = Object.entries(command.flags ?? {}).map(([name, flag]) => [name, { ...flag, name }])
  const own = Object.fromEntries(copies) as VariableFlags
  nameVariables({ id, flags: own })

  it('has a variable for each flag, and no two for one', () => {
    const variables = Object.values(own).map(({ env }) => env)
    expect(new Set(variables).size).toBe(variables.length)
    for (const variable of variables) expect(variable).toMatch(/^(PORT|ACTIONS_[A-Z_]+)$/)
  })

  it('takes each of them', () => {
    for (const [name, { type, env }] of Object.entries(own)) {
      const words = withVariables(own, [], { [env!]: type === 'boolean' ? 'true' : '7' })
      expect(words).toEqual([type === 'boolean' ? `--${name}` : `--${name}=7`])
    }
  })
})
