import { resolve } from 'node:path'
import { runCli } from '../../workspace/__tests__/run-cli'
import { cliPage } from '../cli-page'

const ROOT = resolve(__dirname, '../../../../..')

describe('docs/cli.md, docs/destinations.md and docs/rules.md', () => {
  it('are current', async () => {
    expect(await runCli(ROOT, 'docs:reference', '--check')).toEqual({ status: 0, stdout: '', stderr: '' })
  })
})

describe('the page of the command line', () => {
  it('shows the commands that are not hidden, by name, with their arguments, flags and examples', () => {
    const page = cliPage([
      { id: 'zero', hidden: true, args: {}, flags: {} },
      {
        id: 'two:do',
        summary: 'Do it twice for <slug>.json.',
        description: 'And more.',
        args: { slug: { description: 'which', required: true }, more: { multiple: true } },
        flags: {
          kind: {
            type: 'option',
            char: 'k',
            description: 'a | b',
            options: ['a', 'b'],
            default: 'a',
            env: 'KIND',
            multiple: true
          },
          dry: { type: 'boolean', description: 'write nothing' },
          secret: { type: 'boolean', hidden: true }
        },
        examples: ['<%= config.bin %> two:do x', { description: 'Both', command: '<%= config.bin %> two:do x y' }]
      },
      { id: 'one', summary: 'Do it: once.', args: {}, flags: {} }
    ])
    expect(page).toContain('- [`one`](#one): Do it.\n- [`two:do`](#twodo): Do it twice for `<slug>.json`.\n')
    expect(page.slice(page.indexOf('## two:do'))).toBe(`## two:do

Do it twice for \`<slug>.json\`. And more.

\`\`\`
./bin/run two:do <slug> [more...] [flags]
\`\`\`

| Argument | What it is |
| --- | --- |
| \`slug\` | which |
| \`more\` |  |

| Flag | What it is |
| --- | --- |
| \`-k\`, \`--kind <value>...\` | a \\| b: \`a\`, \`b\`. Default \`a\`. Variable \`KIND\`. |
| \`--dry\` | write nothing |

\`\`\`sh
./bin/run two:do x

# Both
./bin/run two:do x y
\`\`\`
`)
    expect(page).not.toContain('zero')
  })
})
