import { findings } from './faults'
import { subjectWith, writeFolder } from './sample'

const title = 'environment variables are declared'
const declares = "import { partnerCredentials } from '../../lib/partner-credentials'\n"

const faults = (files: Record<string, string>, environment?: Record<string, string>) => {
  const subject = subjectWith((d) => Object.assign(d, environment && { environment }))
  return findings(title, { ...subject, directory: writeFolder(files) })
}

it('allows variables that are declared and have a text', () => {
  expect(faults({ 'api.ts': declares }, { A_TOKEN: 'The token.' })).toEqual([])
  expect(faults({ 'index.ts': '', '__tests__/index.test.ts': 'process.env.A_TOKEN' })).toEqual([])
})

it.each([
  [
    'a variable that is read by itself',
    { 'send/index.ts': '\nprocess.env.A_TOKEN' },
    undefined,
    'send/index.ts: it reads'
  ],
  ['a declaration that the definition lacks', { 'api.ts': declares }, undefined, 'environment: api.ts declares'],
  ['a variable without a text', { 'api.ts': declares }, { A_TOKEN: ' ' }, 'environment.A_TOKEN: it has no text']
])('finds %s', (_, files, environment, message) => {
  expect(faults(files as Record<string, string>, environment)).toEqual([expect.stringContaining(message)])
})
