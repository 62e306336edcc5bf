import { callText, EMPTY, nextState, type Activity } from '../frame'

const call: Activity = {
  destination: 'example',
  kind: 'call',
  event: '',
  call: 'track',
  operands: ['Signed Up', { a: 1 }]
}

it('collects what the destination does, by event and at the start', () => {
  const messages: Parameters<typeof nextState>[1][] = [
    { kind: 'ready' },
    { kind: 'sending', id: 1, title: 'Signed Up' },
    { kind: 'sending', id: 2, title: 'Docs' },
    { kind: 'activity', activity: { ...call, kind: 'initialized', sdk: 'recorded' } },
    { kind: 'activity', id: 1, activity: call },
    { kind: 'sent', id: 1 },
    { kind: 'sent', id: 2, error: 'No.' }
  ]

  expect(messages.reduce(nextState, EMPTY)).toEqual({
    isReady: true,
    others: [expect.objectContaining({ kind: 'initialized' })],
    events: [
      { id: 2, title: 'Docs', activities: [], isDone: true, error: 'No.' },
      { id: 1, title: 'Signed Up', activities: [call], isDone: true }
    ]
  })
})

it('forgets what happened in a frame that was opened again', () => {
  const state = nextState({ ...EMPTY, isReady: true, others: [call] }, { kind: 'ready', error: 'It does not parse.' })

  expect(state).toEqual({ isReady: true, error: 'It does not parse.', others: [], events: [] })
})

it.each([
  ['track', ['a', 1], 'track("a", 1)'],
  ['people.set', [], 'people.set()'],
  ['()', ['event', 'a'], 'sdk("event", "a")']
])('writes a call of %s', (name, operands, text) => {
  expect(callText({ destination: '', kind: 'call', event: '', call: name, operands })).toBe(text)
})
