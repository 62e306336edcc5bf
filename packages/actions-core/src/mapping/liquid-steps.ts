import type { Context, FilterImplOptions, Liquid, Template } from 'liquidjs'
import { isArray } from '../data/values'
import { MappingError } from './errors'
import type { Evaluation } from './evaluation'
import { checkDataDepth } from './limits'

// Limits the cost of Liquid templates. The engine counts about one unit for each character and each element that a filter
// processes. This file adds what costs more than that, and what the engine does not count.

/** The steps per element of a filter or an operator that processes the elements of a list one by one. */
const ELEMENT_STEPS = 100

/** The characters of a text that one step searches, per character of the search text. */
const SEARCH_SPEED = 64

/** The limits of a context, which count the steps of an evaluation. */
type Limits = NonNullable<ConstructorParameters<typeof Context>[3]>

/** Makes the limits of a context. The engine calls `use` before most of its work, and `check` between templates. */
export function limitsOf(evaluation: Evaluation): Limits {
  const use = (steps: unknown): void => {
    // The engine counts differences, which may be negative or not a number.
    if (Number(steps) > 0) evaluation.addSteps(Number(steps))
  }
  return {
    memoryLimit: { use, check: use },
    renderLimit: { use, check: () => evaluation.checkTime() }
  } as unknown as Limits
}

/** The steps of a filter besides those that the engine counts, by the name of the filter. */
const FILTER_STEPS: Record<string, (input: unknown, operand: unknown) => number> = {
  where: stepsOfElements,
  sum: stepsOfElements,
  split: stepsOfSearch,
  remove: stepsOfSearch,
  remove_first: stepsOfSearch,
  remove_last: stepsOfSearch,
  replace: stepsOfSearch,
  replace_first: stepsOfSearch,
  replace_last: stepsOfSearch,
  url_decode: stepsOfText,
  url_encode: stepsOfText,
  cgi_escape: stepsOfText,
  uri_escape: stepsOfText,
  slugify: stepsOfText
}

function stepsOfElements(input: unknown, property: unknown): number {
  return isArray(input) ? input.length * (ELEMENT_STEPS + textOf(property).length) : 1
}

function stepsOfSearch(input: unknown, pattern: unknown): number {
  const { length } = textOf(input)
  return length * Math.ceil(Math.min(length, textOf(pattern).length) / SEARCH_SPEED)
}

function stepsOfText(input: unknown): number {
  return textOf(input).length
}

function textOf(value: unknown): string {
  return typeof value === 'string' || isArray(value) ? String(value) : ''
}

/** Makes the engine count the steps of {@link FILTER_STEPS}, of `contains`, and of the values that a template outputs. */
export function countAllSteps(liquid: Liquid): void {
  for (const [name, stepsOf] of Object.entries(FILTER_STEPS)) {
    liquid.registerFilter(name, counted(liquid.filters[name], stepsOf))
  }
  // A copy, because all engines of a process share the object.
  const operators = { ...liquid.options.operators }
  const { contains } = operators
  operators.contains = (left: unknown, right: unknown, context: Context) => {
    context.memoryLimit.use(isArray(left) ? left.length * ELEMENT_STEPS : stepsOfSearch(left, right))
    return contains(left, right, context)
  }
  liquid.options.operators = operators
  liquid.options.outputEscape = countOutput as (value: unknown) => string
}

function counted(filter: FilterImplOptions, stepsOf: (input: unknown, operand: unknown) => number): FilterImplOptions {
  const handler = typeof filter === 'function' ? filter : filter.handler
  return function (input: unknown, ...operands: unknown[]): unknown {
    this.context.memoryLimit.use(stepsOf(input, operands[0]))
    return handler.call(this, input, ...operands)
  }
}

/** A filter after all others: it counts the steps to write a value as text, and returns the value. */
function countOutput(this: { context: Context }, value: unknown): unknown {
  countValue(value, this.context, 1)
  return value
}

function countValue(value: unknown, context: Context, depth: number): void {
  if (typeof value === 'string') context.memoryLimit.use(value.length)
  if (!isArray(value)) return
  checkDataDepth(depth)
  context.memoryLimit.use(value.length)
  for (const element of value) countValue(element, context, depth + 1)
}

/**
 * Checks that the ends of each range in a template are written as numbers. The length of a range such as
 * `(1..properties.n)` would come from the event.
 *
 * @throws MappingError
 */
export function checkRanges(
  templates: Template[],
  { isRangeToken, isNumberToken }: typeof import('liquidjs').TypeGuards
): void {
  const seen = new Set<unknown>()
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null || seen.has(part)) return
    seen.add(part)
    if (isRangeToken(part) && !(isNumberToken(part.lhs) && isNumberToken(part.rhs))) {
      throw new MappingError(`a range in a liquid template must have numbers as its ends: ${part.getText()}`)
    }
    for (const [key, child] of Object.entries(part)) if (key !== 'liquid') visit(child)
  }
  visit(templates)
}
