import { importsOf } from '../source-files'
import { subjectWith, writeFolder } from './sample'
import { findings, faultsOf } from './faults'
import type { Fault } from './faults'

it.each<Fault>([
  [
    'an action that stands elsewhere',
    (d) => (d.actions.sendTwo = d.actions.send),
    'actions.sendTwo: there is no sendTwo/index.ts. Move the action to the folder of its key.'
  ],
  [
    'a folder that is not used',
    (d) => delete d.actions.send,
    'send/index.ts: the definition has no action \'send\'. Add it to "actions" or remove it.'
  ]
])('each action has its own folder: %s', (_, breakIt, message) => {
  expect(faultsOf('each action has its own folder', breakIt)).toEqual([expect.stringContaining(message)])
})

const importFaults = (files: Record<string, string>) =>
  findings('imports stay inside the destination', { ...subjectWith(() => undefined), directory: writeFolder(files) })

describe('imports', () => {
  it.each([
    ["import type { A } from '@segment/actions-core'"],
    ["import { parseFql } from '@segment/actions-core/trigger'"],
    ["import { createHash } from 'node:crypto'"],
    ["import { hash } from '../../../lib/hash'"],
    ["export { a } from '../index'"],
    ['const text = "import x from \'y\'"']
  ])('allows %s', (line) => {
    expect(importFaults({ 'send/index.ts': `${line}\n` })).toEqual([])
  })

  it.each([
    ["import slack from '../../slack'", '../../slack'],
    ["import { a } from '../../../index'", '../../../index'],
    ["import { a } from '../../../library'", '../../../library'],
    ["import { a } from '../../sample-two/a'", '../../sample-two/a'],
    ["import {\n  a,\n  b\n} from 'lodash'", 'lodash'],
    ["import 'crypto'", 'crypto'],
    ["export * from '@segment/actions-core-other'", '@segment/actions-core-other'],
    ["const a = require('@segment/actions-cli')", '@segment/actions-cli'],
    ["const a = await import('../../../../../cli/src')", '../../../../../cli/src']
  ])('refuses %s', (line, specifier) => {
    expect(importFaults({ 'send/index.ts': `${line}\n` })).toEqual([
      expect.stringContaining(`send/index.ts: it imports '${specifier}'. Import only `)
    ])
  })

  it('leaves tests alone', () => {
    expect(importFaults({ '__tests__/index.test.ts': "import nock from 'nock'\n" })).toEqual([])
  })
})

describe('importsOf', () => {
  it('finds every form of import once', () => {
    const source = `
      import a, { b } from './a'
      import type { C } from "./c"
      import './d'
      export { e } from './e'
      export const f = 'not this'
      const g = await import('./g')
      const h = require('./h')
    `
    expect(importsOf(source).map(({ specifier, line }) => `${line} ${specifier}`)).toEqual([
      '2 ./a',
      '3 ./c',
      '4 ./d',
      '5 ./e',
      '7 ./g',
      '8 ./h'
    ])
  })
})
