import { join } from 'node:path'
import { CancelledError } from '@segment/actions-input'
import { initialize } from '../initialize'
import { TemporaryWorkspace } from './temporary-workspace'

const mockPrompts = { input: jest.fn(), checkbox: jest.fn(), confirm: jest.fn() }
jest.mock('@inquirer/prompts', () => mockPrompts)

const DOCUMENT = join(__dirname, '../../../../api-import/src/__tests__/documents/resend.yaml')
const { CI } = process.env
const isTTY = [process.stdin.isTTY, process.stdout.isTTY] as const
let workspace: TemporaryWorkspace

beforeEach(() => {
  workspace = new TemporaryWorkspace()
  delete process.env.CI
  process.stdin.isTTY = true
  process.stdout.isTTY = true
  mockPrompts.input.mockImplementation(async ({ default: proposed }: { default: string }) => proposed)
  mockPrompts.checkbox.mockImplementation(async ({ choices }: { choices: { value: unknown; name: string }[] }) =>
    choices.filter(({ name }) => name.startsWith('POST /emails ')).map(({ value }) => value)
  )
})
afterEach(() => {
  ;[process.stdin.isTTY, process.stdout.isTTY] = isTTY
  if (CI !== undefined) process.env.CI = CI
  workspace.remove()
})

const start = (lines: string[] = [], dryRun = false) =>
  initialize({ root: workspace.root, openapi: DOCUMENT, actions: [], dryRun }, (line) => lines.push(line))

describe('initialize from an API at a terminal', () => {
  it('has operations picked, with the most suitable checked, proposes names and shows the plan before it asks', async () => {
    const lines: string[] = []
    let shown = 0
    mockPrompts.confirm.mockImplementation(async () => {
      shown = lines.length
      expect(workspace.contents()).toEqual({})
      return true
    })
    const { changes } = await start(lines)
    const { choices } = mockPrompts.checkbox.mock.calls[0]![0] as { choices: { name: string; checked: boolean }[] }
    expect(choices.map(({ name, checked }) => [name, checked])).toEqual([
      ['POST /events/send  Send an event', true],
      ['POST /events  Create an event', true],
      ['POST /emails  Send an email', true],
      ['POST /emails/batch  Trigger up to 100 batch emails at once.', false],
      ['PATCH /domains/{domain_id}  Update an existing domain', false]
    ])
    expect(shown).toBe(lines.length)
    expect(lines).toContain('  sendEmail: POST /emails, for track events, 11 fields, batches by POST /emails/batch')
    expect(changes.map(({ path }) => path).filter((path) => path.includes('sendE'))).toHaveLength(3)
    expect(mockPrompts.input).toHaveBeenCalledWith(expect.objectContaining({ default: 'Resend' }))
    expect(Object.keys(workspace.contents())).toContain('resend/sendEmail/index.ts')
  })

  it('writes nothing after a no', async () => {
    mockPrompts.confirm.mockResolvedValue(false)
    await expect(start()).rejects.toBeInstanceOf(CancelledError)
    expect(workspace.contents()).toEqual({})
  })

  it('does not ask when it would write nothing', async () => {
    mockPrompts.confirm.mockClear()
    await start([], true)
    expect(mockPrompts.confirm).not.toHaveBeenCalled()
    expect(workspace.contents()).toEqual({})
  })
})
