import type { JSONValue } from '@segment/actions-core'
import type { DOMWindow } from 'jsdom'
import { describerOf, type DescribeValue } from './describe-value'
import type { FakeAnswer, FakeShape } from './format'
import type { Notebook } from './notebook'

/** The fake SDKs of a page. Records all calls of them and everything that is written to them. */
export interface FakeSdks {
  /** Records a call. */
  record: (path: string, operands: unknown[]) => void
  /** The arguments of every recorded call, undescribed. */
  calls: readonly unknown[][]
  describe: DescribeValue
  /** Whether a value belongs to a fake. */
  isFake: (value: unknown) => boolean
  /** Creates globals of the page. */
  install: (globals?: Record<string, FakeShape>) => void
  /** The names of the created globals. */
  installed: ReadonlySet<string>
  /** Creates an npm package and its default export. */
  makeModule: (name: string, shape: FakeShape) => object
  /** Records calls of a global that the destination defines itself. Returns the window to pass to it. */
  watchedWindow: (names: readonly string[]) => DOMWindow
  /** Runs what a call has deferred. */
  catchUp: () => void
}

type Operands = unknown[]
type Callable = (...operands: Operands) => unknown

/** Creates the fake SDKs of a page. `install` adds what `input.sdk` describes. */
export function createFakeSdks(window: DOMWindow, notebook: Notebook): FakeSdks {
  const paths = new WeakMap<object, string>()
  const describe = describerOf(window, paths)
  const calls: unknown[][] = []
  const installed = new Set<string>()
  const postponed: (() => void)[] = []
  // Functions of the page itself, because a destination may check their type.
  const functionOf = window.eval('(call) => function (...operands) { return call(operands) }') as (
    call: (operands: Operands) => unknown
  ) => Callable
  const empty = window.eval('() => function () {}') as () => Callable

  const isFake = (value: unknown) => (value === Object(value) ? paths.has(value as object) : false)

  const record = (path: string, operands: Operands) => {
    calls.push(operands)
    notebook.note('calls', { path, args: operands.map((operand) => describe(operand)) })
  }

  const answer = (given: FakeAnswer | null | undefined, path: string, operands: Operands): unknown => {
    if (!given) return undefined
    install(given.set)
    if (given.callback !== undefined) {
      const callback = operands[given.callback] as Callable | undefined
      callback?.(...(given.with ?? []).map((value) => inPage(window, value)))
    }
    if (given.callbacksIn) postponed.push(() => callAll(operands))
    if (given.throw) throw new window.Error(given.throw)
    if (given.reject) return window.Promise.reject(new window.Error(given.reject))
    if (given.never) return new window.Promise(() => {})
    if ('promise' in given) return window.Promise.resolve(answer(given.promise, path, operands))
    if (given.object) return make(`${path}()`, given.object)
    return given.value === undefined ? undefined : inPage(window, given.value)
  }

  const method = (path: string, given: FakeAnswer | null | undefined): Callable => {
    const made = functionOf((operands) => {
      record(path, operands)
      return answer(given, path, operands)
    })
    paths.set(made, path)
    return made
  }

  const fill = (target: object, path: string, { methods = {}, values = {}, objects = {} }: FakeShape) => {
    Object.assign(
      target,
      Object.fromEntries(Object.entries(methods).map(([name, given]) => [name, method(`${path}.${name}`, given)])),
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inPage(window, value)])),
      Object.fromEntries(Object.entries(objects).map(([name, shape]) => [name, make(`${path}.${name}`, shape)]))
    )
  }

  const make = (path: string, shape: FakeShape, target = targetOf(shape)): object => {
    fill(target, path, shape)
    const fake = new Proxy(target, {
      apply: (_target, _self, operands: Operands) => {
        record(path, operands)
        return answer(shape.returns, path, operands)
      },
      construct: (_target, operands: Operands) => {
        record(`new ${path}`, operands)
        return make(`${path}#`, shape.instance ?? {})
      },
      set: (object: Record<PropertyKey, unknown>, key, value) => {
        const isNew = !(key in object) || object[key] !== value
        if (typeof key === 'string' && isNew)
          notebook.note('writes', { path: `${path}.${key}`, value: describe(value) })
        object[key] = value
        return true
      }
    })
    paths.set(fake, path)
    return fake
  }

  const targetOf = ({ kind = 'object' }: FakeShape) =>
    (kind === 'object' ? new window.Object() : empty()) as Record<PropertyKey, unknown>

  function install(globals: Record<string, FakeShape> = {}): void {
    for (const [name, shape] of Object.entries(globals)) {
      const before: unknown = window[name]
      // What an SDK processes when it loads: the calls that a stub has queued for it.
      if (before !== undefined && !isFake(before) && shape.kind !== 'queue') {
        notebook.note('globals', { name, found: describe(before) })
      }
      if (shape.kind === 'queue') {
        const queue: object = Array.isArray(before) ? before : (window[name] = new window.Array())
        const push = method(`${name}.push`, shape.returns)
        Object.defineProperty(queue, 'push', { value: push, writable: true, configurable: true })
      } else window[name] = shape.kind === 'json' ? inPage(window, shape.value!) : make(name, shape)
      installed.add(name)
    }
  }

  const makeModule = (name: string, shape: FakeShape): object => {
    const target = targetOf(shape)
    Object.assign(target, { __esModule: true })
    const made = make(name, shape, target)
    target.default = made
    return made
  }

  const catchUp = () => {
    while (postponed.length > 0) postponed.shift()!()
  }

  const watchedWindow = (names: readonly string[]) =>
    watch(window, names, { record, isFake, mark: (fake, name) => paths.set(fake, name) })

  return { record, calls, describe, isFake, install, installed, makeModule, watchedWindow, catchUp }
}

/** Converts a JSON value to objects of the page. */
export function inPage<Value extends JSONValue | undefined>(window: DOMWindow, value: Value): Value {
  return value === undefined ? value : (window.JSON.parse(JSON.stringify(value)) as Value)
}

function callAll(value: unknown): void {
  if (typeof value === 'function') value()
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) callAll(item)
}

interface Watcher {
  record: FakeSdks['record']
  isFake: FakeSdks['isFake']
  mark: (fake: object, name: string) => void
}

/**
 * Returns the window for a destination, on which the functions that it sets as one of the globals `names` are recorded.
 */
function watch(window: DOMWindow, names: readonly string[], watcher: Watcher): DOMWindow {
  if (names.length === 0) return window
  const bound = new Map<Callable, Callable>()
  return new Proxy(window, {
    set: (page, key: string, value: unknown) => {
      const isWatched = names.includes(key) && typeof value === 'function' && !watcher.isFake(value)
      page[key] = isWatched ? watchFunction(key, value as Callable, watcher) : value
      return true
    },
    get: (page, key: string) => {
      const value: unknown = page[key]
      // A function with a prototype is a class or a plain function of the destination.
      if (typeof value !== 'function' || watcher.isFake(value) || Object.hasOwn(value, 'prototype')) return value
      const known = bound.get(value as Callable) ?? (value.bind(page) as Callable)
      bound.set(value as Callable, known)
      return known
    }
  })
}

/** Wraps a global function to record its calls and those of its methods, unless it makes them itself. */
function watchFunction(name: string, watched: Callable, { record, mark }: Watcher): object {
  const methods = new Map<unknown, Callable>()
  let depth = 0
  const noted =
    (path: string, run: Callable): Callable =>
    (...operands) => {
      if (depth === 0) record(path, operands)
      depth += 1
      try {
        return run(...operands)
      } finally {
        depth -= 1
      }
    }
  const fake = new Proxy(watched, {
    apply: (target, self, operands: Operands) =>
      noted(name, (...all) => Reflect.apply(target, self, all) as unknown)(...operands),
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key)
      if (typeof value !== 'function' || typeof key !== 'string' || ['call', 'apply', 'bind'].includes(key))
        return value
      const known = methods.get(value) ?? noted(`${name}.${key}`, (...all) => value.apply(watched, all) as unknown)
      methods.set(value, known)
      return known
    }
  })
  mark(fake, name)
  return fake
}
