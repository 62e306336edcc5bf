import { readFileSync } from 'node:fs'
import { TemporaryWorkspace } from '../../scaffold/__tests__/temporary-workspace'
import { runCli } from '../../workspace/__tests__/run-cli'
import { soundSource } from '../../workspace/__tests__/sample-source'

let workspace: TemporaryWorkspace
let entry: string

beforeAll(() => {
  workspace = new TemporaryWorkspace()
  workspace.addDestination('sound', soundSource('sound'))
  ;({ entry } = workspace.addDestination('leaky', soundSource('leaky', ["type: 'password'", "type: 'string'"])))
})
afterAll(() => workspace.remove())

const run = (...words: string[]) => runCli(workspace.root, 'validate', ...words)

describe('validate', () => {
  it('ends with 1 when there is an error', async () => {
    const { status, stdout, stderr } = await run()
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    expect(stdout).toContain(
      'src/destinations/leaky/index.ts\n  9:60    error   D206  authentication.fields.apiKey.type: '
    )
    expect(stdout).toContain('1 error, 4 warnings in 2 destinations. To repair 1 of them, add --fix.\n')
  })

  it('ends with 0 when there are warnings alone', async () => {
    const { status, stdout } = await run('sound')
    expect(stdout).toContain('0 errors, 2 warnings in 1 destination.\n')
    expect(status).toBe(0)
  })

  it.each([
    [['nowhere'], "There is no destination 'nowhere'"],
    [['--dry-run'], 'All of the following must be provided when using --dry-run: --fix'],
    [['--json', '--sarif'], 'cannot also be provided']
  ])('ends with 2 when it is called wrongly: %j', async (words, message) => {
    const { status, stderr } = await run(...words)
    expect(status).toBe(2)
    expect(stderr).toContain(message)
  })

  it('prints JSON and nothing else', async () => {
    const { status, stdout, stderr } = await run('leaky', '--json')
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({
      valid: false,
      destinations: ['leaky'],
      problems: [
        {
          code: 'D206',
          severity: 'error',
          place: 'authentication.fields.apiKey.type',
          file: 'packages/destination-actions/src/destinations/leaky/index.ts',
          line: 9,
          fixable: true
        },
        { code: 'D501', severity: 'warning', fixable: false },
        { code: 'D507', severity: 'warning', fixable: false }
      ]
    })
  })

  it('prints a SARIF log and nothing else', async () => {
    const { status, stdout } = await run('--sarif')
    expect(status).toBe(1)
    expect(JSON.parse(stdout).runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual([
      'D206',
      'D501',
      'D507',
      'D501',
      'D507'
    ])
  })

  it('repairs, after it has said what it would do', async () => {
    const before = readFileSync(entry, 'utf8')
    const planned = await run('leaky', '--fix', '--dry-run')
    expect(planned.stdout).toContain(
      'Would fix D206 at packages/destination-actions/src/destinations/leaky/index.ts:9, '
    )
    expect(planned.status).toBe(1)
    expect(readFileSync(entry, 'utf8')).toBe(before)
    const repaired = await run('leaky', '--fix')
    expect(repaired.stdout).toContain("authentication.fields.apiKey.type: 'string' becomes 'password'\n")
    expect(repaired.status).toBe(0)
    expect(readFileSync(entry, 'utf8')).toBe(soundSource('leaky'))
  })
})
