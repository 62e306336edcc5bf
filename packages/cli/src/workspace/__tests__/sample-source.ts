/** The text of a destination that breaks no rule but that its action has no folder, with `changes` made to it. */
export function soundSource(name: string, ...changes: [find: string, put: string][]): string {
  const source = `const destination = {
  name: '${name.toUpperCase()}',
  slug: 'actions-${name}',
  mode: 'cloud',
  description: 'Sends events.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: { label: 'API Key', description: 'The key.', type: 'password', required: true }
    }
  },
  presets: [
    { name: 'Tracked', type: 'automatic', partnerAction: 'send', subscribe: 'type = "track"', mapping: { level: 'low' } }
  ],
  actions: {
    send: {
      title: 'Send',
      description: 'Sends an event.',
      defaultSubscription: 'type = "track"',
      fields: {
        level: { label: 'Level', description: 'How urgent.', type: 'string', choices: ['low', 'high'], default: 'low' },
        total: { label: 'Total', description: 'How much.', type: 'number', required: true, default: { '@path': '$.properties.total' } }
      },
      perform: () => undefined
    }
  }
}

export default destination
`
  return changes.reduce((text, [find, put]) => {
    if (!text.includes(find)) throw new Error(`The source has no ${find}`)
    return text.replace(find, put)
  }, source)
}
