import { makeWorkspace } from '../../try/__tests__/temporary-destination'
import { pageDestination } from '../serve-page'

const SOURCE = `
const text = { label: 'Text', description: 'A text.', type: 'string' }
export default {
  name: 'Shown', slug: 'actions-shown', mode: 'device',
  settings: { region: { ...text, default: 'eu' }, account: text, apiKey: { ...text, type: 'password' } },
  initialize: async () => ({}), actions: {}
}
`

it('a page gets declared settings, and no secrets, tokens or others', () => {
  const workspace = makeWorkspace()
  const entry = workspace.write('packages/browser-destinations/src/destinations/shown/index.ts', SOURCE)
  const oauth = { access_token: 'a-token', clientSecret: 'a-secret' }
  const stored = { account: '7', apiKey: 'a-password', undeclared: 'a-note', oauth, subscriptions: [] }
  workspace.write('.settings/actions-shown.json', stored)
  const place = { name: 'shown', directory: entry.replace('/index.ts', ''), entry }
  const shown = pageDestination(workspace.root, place as never, '/shown.js')
  workspace.remove()

  expect(shown.settings).toEqual({ region: 'eu', account: '7' })
  expect(JSON.stringify(shown)).not.toMatch(/a-(token|secret|password|note)/)
})
