import { createCounter } from '../counter'

test('sums what is counted, and keeps it while the store is away', async () => {
  const written: unknown[] = []
  let isDown = true
  const counter = createCounter(
    {
      count: async (worker, counts) => {
        if (isDown) throw new Error('away')
        written.push([worker, counts])
      }
    },
    'worker-1'
  )
  const accepted = { destination: '', subscription: 'web', outcome: 'accepted', reason: '' }
  const filtered = { destination: 'slack', subscription: 'all', outcome: 'filtered', reason: 'trigger' }
  counter.add(accepted)
  counter.add(filtered)
  await counter.flush()
  counter.add(accepted)
  isDown = false
  await counter.close()
  await counter.flush()
  expect(written).toEqual([
    [
      'worker-1',
      [
        { ...accepted, count: 2 },
        { ...filtered, count: 1 }
      ]
    ]
  ])
})
