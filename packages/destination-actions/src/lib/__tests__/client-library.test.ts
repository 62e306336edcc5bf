import { clientLibrary, withClientLibraries } from '../client-library'

const load = () => ({ name: 'the real one' })

it('loads the library', () => {
  expect(clientLibrary('kafkajs', load)).toEqual({ name: 'the real one' })
})

it('has a stand-in in all that a function starts, and nowhere else', async () => {
  const standIn = { name: 'a stand-in' }
  const run = withClientLibraries({ kafkajs: standIn }, async () => {
    await new Promise((resolve) => setImmediate(resolve))
    return clientLibrary('kafkajs', load)
  })
  expect(clientLibrary('kafkajs', load)).not.toBe(standIn)
  expect(await run).toBe(standIn)
})

it('loads a library that has no stand-in', () => {
  expect(withClientLibraries({ other: {} }, () => clientLibrary('kafkajs', load))).toEqual({ name: 'the real one' })
})
