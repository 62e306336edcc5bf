import { runInThisContext } from 'node:vm'
import { Agent } from 'undici'
import type { Dispatcher } from '../dispatcher'

const KEY = Symbol.for('undici.globalDispatcher.1')

/** How many requests went straight to a dispatcher so far. */
export const straight = { requests: 0 }

/** Sets what the default transport finds as the dispatcher of fetch. Jest's global object is its own and has none. */
export function setDispatcher(dispatcher: Dispatcher | undefined): void {
  Reflect.set(globalThis, KEY, dispatcher)
}

function nodesDispatcher(): Dispatcher {
  // Node sets its dispatcher when it first needs anything of fetch.
  void new Headers()
  return Reflect.get(runInThisContext('globalThis') as object, KEY) as Dispatcher
}

/** Has the requests of all tests around go straight to a dispatcher, by default to node's. */
export function goStraight(find: () => Dispatcher = nodesDispatcher): void {
  beforeAll(() => {
    const dispatcher = find()
    setDispatcher({
      dispatch(request, handler) {
        straight.requests++
        return dispatcher.dispatch(request, handler)
      }
    })
  })
  afterAll(() => setDispatcher(undefined))
}

/** Has them go through fetch. */
function goByFetch(): void {
  beforeAll(() => setDispatcher(undefined))
}

/** All ways, for `describe.each`. Node 24 has the undici that is among the packages here. */
export const ways: [string, () => void][] = [
  ['through fetch', goByFetch],
  ['straight to the dispatcher of node', () => goStraight()],
  ['straight to a dispatcher of undici 7', () => goStraight(() => new Agent() as unknown as Dispatcher)]
]
