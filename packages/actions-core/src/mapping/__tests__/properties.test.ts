import * as fc from 'fast-check'
import { getFieldValueKeys, pathsOfMapping, transform } from '..'
import { event, fields } from './arbitrary-mapping'

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze)
  return value
}

type Outcome = { payload: unknown } | { error: unknown }

/** What a function returns, or how it fails. */
function outcomeOf(run: () => unknown): Outcome {
  try {
    return { payload: run() }
  } catch (error) {
    return { error }
  }
}

/** What is wrong with a payload: prototypes of its own, an own `__proto__`, or what JSON cannot write. */
function faultsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) {
    return ['string', 'number', 'boolean', 'undefined', 'object'].includes(typeof value) ? [] : [typeof value]
  }
  const prototype = Object.getPrototypeOf(value)
  const faults = prototype === Object.prototype || prototype === Array.prototype ? [] : ['a prototype of its own']
  if (Object.hasOwn(value, '__proto__')) faults.push('an own __proto__')
  return [...faults, ...Object.values(value).flatMap(faultsOf)]
}

/** What is wrong with an error: all of them are Errors of status 400 that say something. */
function faultsOfError(error: unknown): string[] {
  const { message, status } = error as { message?: string; status?: number }
  return error instanceof Error && message && status === 400 ? [] : [`status ${status}: ${message}`]
}

const runs = { seed: 20240229, numRuns: 400 }

describe('any mapping on any event', () => {
  it('returns a plain payload or an error of status 400, and leaves its inputs alone', () => {
    fc.assert(
      fc.property(fields, event, (anyMapping, anyEvent) => {
        const before = JSON.stringify([anyMapping, anyEvent])
        const outcome = outcomeOf(() => transform(freeze(anyMapping) as never, freeze(anyEvent)))
        expect('error' in outcome ? faultsOfError(outcome.error) : faultsOf(outcome.payload)).toEqual([])
        expect(JSON.stringify([anyMapping, anyEvent])).toBe(before)
        expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
      }),
      runs
    )
  })

  it('reads nothing but the paths that are listed', () => {
    fc.assert(
      fc.property(fields, event, (anyMapping, anyEvent) => {
        const listed = outcomeOf(() => pathsOfMapping(anyMapping as never))
        const roots = 'error' in listed ? [] : (listed.payload as string[]).map((text) => text.split('.')[0])
        fc.pre('payload' in listed && !roots.includes(''))
        const kept = Object.fromEntries(Object.entries(anyEvent).filter(([name]) => roots.includes(name)))
        expect(outcomeOf(() => transform(anyMapping as never, kept))).toEqual(
          outcomeOf(() => transform(anyMapping as never, anyEvent))
        )
      }),
      runs
    )
  })

  it('can be inspected, or fails with status 400', () => {
    fc.assert(
      fc.property(fields, (anyMapping) => {
        const outcome = outcomeOf(() => getFieldValueKeys(anyMapping as never))
        expect('error' in outcome ? faultsOfError(outcome.error) : faultsOf(outcome.payload)).toEqual([])
      }),
      runs
    )
  })
})
