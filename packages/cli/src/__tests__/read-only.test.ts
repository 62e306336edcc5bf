import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { RunnableWorkspace } from '../scaffold/__tests__/runnable-workspace'
import { pathsUnder } from '../scaffold/__tests__/temporary-workspace'
import { soundSource } from '../workspace/__tests__/sample-source'

const DESTINATIONS = 'packages/destination-actions/src/destinations'

let workspace: RunnableWorkspace

beforeEach(() => {
  workspace = new RunnableWorkspace()
  for (const name of ['one', 'two']) {
    workspace.addDestination(name, soundSource(name, ["type: 'password'", "type: 'string'"]))
  }
})
afterEach(() => {
  chmodSync(workspace.root, 0o755)
  for (const path of entries('isDirectory')) chmodSync(path, 0o755)
  workspace.remove()
})

function entries(kind: 'isFile' | 'isDirectory'): string[] {
  const paths = pathsUnder(workspace.root, kind)
  return paths.filter((path) => !relative(workspace.root, path).startsWith('node_modules'))
}

const contents = () => Object.fromEntries(entries('isFile').map((path) => [path, readFileSync(path, 'utf8')]))

/** Commands that write, and the last of the files that they write. */
const writing: [words: string[], last: string][] = [
  [['generate:types'], `${DESTINATIONS}/two/generated-types.ts`],
  [['generate:metadata-payload'], `${DESTINATIONS}/two/metadata.json`],
  [['generate:action', 'sendEvent', 'server', '--directory', 'two'], `${DESTINATIONS}/two/sendEvent/index.ts`],
  [['docs', 'two', '--write'], `${DESTINATIONS}/two/README.md`],
  [['docs:reference'], 'docs/rules.md'],
  [['init', '--name', 'Three', '--template', 'minimal'], `${DESTINATIONS}/three/index.ts`]
]

/** Runs a command that is refused: it says so in a line and leaves all files as they were. */
async function endOf(words: string[]) {
  const before = contents()
  const { exitCode, stdout, stderr } = await workspace.end('bin/run', words)
  expect(contents()).toEqual(before)
  return { exitCode, stdout, lines: stderr.trim().split('\n').length, stderr }
}

const refusal = {
  exitCode: 1,
  stdout: '',
  lines: 1,
  stderr: expect.stringMatching(/EISDIR|EEXIST|ENOTDIR|EACCES|EROFS|already/)
}

describe('a folder where a file goes', () => {
  it.each(writing)('stops %j', async (words, last) => {
    mkdirSync(join(workspace.root, last), { recursive: true })
    expect(await endOf(words)).toEqual(refusal)
  })
})

/** Whether modes hold for this process, as they do not for the superuser. */
function modesHold(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'read-only-'))
  chmodSync(folder, 0o555)
  try {
    writeFileSync(join(folder, 'file'), '')
    return false
  } catch {
    return true
  } finally {
    rmSync(folder, { recursive: true })
  }
}

if (modesHold()) {
  describe('a workspace that is read-only', () => {
    it.each([...writing.map(([words]) => [words]), [['validate', '--fix']]])('stops %j', async (words) => {
      for (const path of entries('isFile')) chmodSync(path, 0o444)
      for (const path of entries('isDirectory')) chmodSync(path, 0o555)
      chmodSync(workspace.root, 0o555)
      expect(await endOf(words)).toEqual(refusal)
    })
  })
}

describe('a file where a folder goes', () => {
  it.each<[words: string[], file: string]>([
    [['generate:action', 'sendEvent', 'server', '--directory', 'two'], `${DESTINATIONS}/two/sendEvent`],
    [['init', '--name', 'Three', '--template', 'minimal'], `${DESTINATIONS}/three`],
    [['docs:reference'], 'docs'],
    [['build:browser'], 'packages/browser-destinations/dist']
  ])('stops %j', async (words, file) => {
    mkdirSync(dirname(join(workspace.root, file)), { recursive: true })
    writeFileSync(join(workspace.root, file), '')
    expect(await endOf(words)).toEqual(refusal)
  })
})
