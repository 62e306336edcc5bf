import { relative } from 'node:path'
import { describeAction, describeDestination } from '../describe-scaffold'
import { TemporaryWorkspace } from './temporary-workspace'

let workspace: TemporaryWorkspace

beforeEach(() => {
  workspace = new TemporaryWorkspace()
})
afterEach(() => workspace.remove())

/** The commands among the lines. */
const commands = (lines: string[]) => lines.map((line) => /^ {2}(\.\/bin\/run .*)$/.exec(line)?.[1]).filter(Boolean)

describe('what is next', () => {
  it.each([
    ['the action that is added first', [], 'sendEvent'],
    ['the first of its actions', ['createContact', 'sendEmail'], 'createContact']
  ])('after a destination is to test, try, serve and check it, with %s', (_, actions, tried) => {
    const { root } = workspace
    const { directory } = workspace.addDestination('tool')
    const lines = describeDestination(root, { directory, mode: 'cloud', actions, changes: [] })
    expect(commands(lines)).toEqual([
      ...(actions.length > 0 ? [] : ['./bin/run generate:action sendEvent server']),
      './bin/run test tool',
      `./bin/run try tool ${tried} --dry-run --explain`,
      './bin/run serve tool',
      './bin/run check tool'
    ])
  })

  it('after a destination for browsers is to look at it on a page', () => {
    const { root } = workspace
    const { directory } = workspace.addDestination('widget')
    const lines = describeDestination(root, { directory, mode: 'device', actions: [], changes: [] })
    expect(commands(lines)).toEqual([
      './bin/run generate:action sendEvent browser',
      './bin/run test widget',
      './bin/run serve --browser widget',
      './bin/run build:browser widget',
      './bin/run check widget'
    ])
  })

  it('after an action is to try that one, by the path where the destination does not lie among the others', () => {
    const { root } = workspace
    const place = workspace.addDestination('../elsewhere/tool')
    const path = relative(process.cwd(), place.directory)
    const made = { key: 'trackEvent', type: 'server', changes: [] } as const
    expect(commands(describeAction(root, { place }, { ...made, changes: [] }))).toEqual([
      `./bin/run generate:types --path ${path}`,
      `./bin/run test ${path}`,
      `./bin/run try ${path} trackEvent --dry-run --explain`,
      `./bin/run serve ${path}`,
      `./bin/run check ${path}`
    ])
  })
})
