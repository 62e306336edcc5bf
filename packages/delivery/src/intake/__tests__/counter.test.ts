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
  const duplicate = { destination: '', subscription: 'web', outcome: 'duplicate', reason: '' }
  const rejected = { destination: '', subscription: 'web', outcome: 'rejected', reason: 'invalid' }
  counter.add(duplicate)
  counter.add(rejected)
  await counter.flush()
  counter.add(duplicate)
  isDown = false
  await counter.close()
  await counter.flush()
  expect(written).toEqual([
    [
      'worker-1',
      [
        { ...duplicate, count: 2 },
        { ...rejected, count: 1 }
      ]
    ]
  ])
})
