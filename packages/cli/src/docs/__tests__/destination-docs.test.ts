import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { TemporaryWorkspace } from '../../scaffold/__tests__/temporary-workspace'
import { runCli } from '../../workspace/__tests__/run-cli'
import { soundSource } from '../../workspace/__tests__/sample-source'
import { documentDestination, readmeWith } from '../destination-docs'

let workspace: TemporaryWorkspace

beforeEach(() => {
  workspace = new TemporaryWorkspace()
})
afterEach(() => workspace.remove())

describe('the page', () => {
  it('holds settings, actions, fields with their properties, and presets', async () => {
    const place = workspace.addDestination(
      'sample',
      soundSource(
        'sample',
        [
          "description: 'How urgent.', type: 'string'",
          "description: 'How `urgent` | or not.\\nReally.', type: 'object', multiple: true, properties: { id: { label: 'ID', type: 'string' } }"
        ],
        ["mode: 'cloud',", "mode: 'cloud', environment: { A_TOKEN: 'The token of the partner.' },"]
      )
    )
    const { page } = await documentDestination(place)
    expect(page.replace(/ +\|/g, ' |').replace(/-+ \|/g, '- |')).toBe(`# SAMPLE

Sends events.

## Settings

Authentication: \`custom\`.

| Field | Type | Needed | Default | What it is |
| - | - | - | - | - |
| \`apiKey\` | password | required | | **API Key.** The key. |

## Environment variables

| Variable | What it holds |
| - | - |
| \`A_TOKEN\` | The token of the partner. |

## Actions

### Send

Sends an event.

- Key: \`send\`
- Default trigger: \`type = "track"\`
- Batches: no

| Field | Type | Needed | Default | What it is |
| - | - | - | - | - |
| \`level\` | list of object | optional | \`"low"\` | **Level.** How \`urgent\` \\| or not. Really. One of \`low\`, \`high\`. |
| \`level.id\` | string | optional | | **ID.** |
| \`total\` | number | required | \`{"@path":"$.properties.total"}\` | **Total.** How much. |

## Presets

| Preset | Action | When |
| - | - | - |
| Tracked | \`send\` | \`type = "track"\` |
`)
  })
})

describe('the README', () => {
  it('keeps what people wrote around the page', () => {
    const first = readmeWith('Page one.', 'Sample', undefined)
    expect(first).toMatch(/^# Sample\n\n<!-- .+ -->\n\nPage one\.\n\n<!-- .+ -->\n$/)
    const edited = `${first.replace('# Sample', '# My Sample\n\nRead this.')}\nAnd this.\n`
    const second = readmeWith('Page two.', 'Sample', edited)
    expect(second).toBe(edited.replace('Page one.', 'Page two.'))
    expect(readmeWith('Page two.', 'Sample', second)).toBe(second)
  })

  it('gets the page at its end when it has none', () => {
    expect(readmeWith('Page.', 'Sample', '# Mine\n\nText.\n')).toMatch(/^# Mine\n\nText\.\n\n<!-- .+ -->\n\nPage\.\n/)
  })
})

describe('docs', () => {
  const run = (...words: string[]) => runCli(workspace.root, 'docs', 'sample', ...words)

  it('prints, writes and checks', async () => {
    const { directory } = workspace.addDestination('sample', soundSource('sample'))
    const file = join(directory, 'README.md')
    expect(await run()).toMatchObject({ status: 0, stdout: expect.stringMatching(/^# SAMPLE\n/), stderr: '' })
    expect(existsSync(file)).toBe(false)
    expect(await run('--check')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('is not current. Run ')
    })
    expect(await run('--write')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Wrote .+README\.md\n$/) })
    expect(readFileSync(file, 'utf8')).toContain('## Actions')
    expect(await run('--check')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/README\.md is current\.\n$/)
    })
    expect((await run('--write', '--check')).status).toBe(2)
  })
})
