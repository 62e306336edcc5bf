import type { Liquid, Template } from 'liquidjs'
import type { StatsContext } from '../host'
import { memoize } from '../data/bounded-cache'
import { MappingError } from './errors'
import { Evaluation } from './evaluation'
import { MAX_LIQUID_LENGTH } from './limits'
import { checkRanges, countAllSteps, limitsOf } from './liquid-steps'

/** The memory of a parsed template, in bytes per character. Measured: 183. */
const TEMPLATE_BYTES = 200

/** The maximum number of characters that the engine parses. */
const PARSE_LIMIT = 1000

// Lists of what is allowed, so that tags and filters of later versions of the engine stay off until they are reviewed.
// Loops, inclusion of files, and filters that work on whole lists are missing: their cost is hard to bound.
const TAGS = `assign capture comment decrement increment cycle if block raw unless break continue echo liquid #`.split(
  ' '
)

const FILTERS = `
  escape xml_escape escape_once strip_html abs at_least at_most ceil divided_by floor minus plus modulo times round
  url_decode url_encode cgi_escape uri_escape slugify join last first size sum compact push unshift pop shift slice where
  sample date date_to_xmlschema date_to_rfc822 date_to_string date_to_long_string append prepend lstrip downcase upcase
  remove remove_first remove_last rstrip split strip strip_newlines squish capitalize replace replace_first replace_last
  truncate truncatewords normalize_whitespace number_of_words base64_encode base64_decode sha256 hmac_sha256 default raw
  jsonify to_integer json inspect
`.split(/\s+/)

// The engine has no filter of this name and skips unknown filters, but this one must fail like the disabled ones.
const UNKNOWN_DISABLED_FILTER = 'type'

let engine: Liquid | undefined

/** Returns the engine, which is loaded on first use because most mappings have no Liquid in them. */
function loadEngine(): Liquid {
  engine ??= createEngine()
  return engine
}

function createEngine(): Liquid {
  const { Liquid } = require('liquidjs') as typeof import('liquidjs')
  const liquid = new Liquid({ parseLimit: PARSE_LIMIT, ownPropertyOnly: true })
  countAllSteps(liquid)
  for (const name of Object.keys(liquid.tags).filter((tag) => !TAGS.includes(tag))) {
    const fail = () => {
      throw new Error(`tag "${name}" is disabled`)
    }
    liquid.registerTag(name, { parse: fail, render: fail })
  }
  for (const name of [
    ...Object.keys(liquid.filters).filter((filter) => !FILTERS.includes(filter)),
    UNKNOWN_DISABLED_FILTER
  ]) {
    liquid.registerFilter(name, () => {
      throw new Error(`filter "${name}" is disabled`)
    })
  }
  return liquid
}

const parse = memoize((template): Template[] => {
  const templates = loadEngine().parse(template)
  checkRanges(templates, (require('liquidjs') as typeof import('liquidjs')).TypeGuards)
  return templates
}, TEMPLATE_BYTES)

/** Renders a template and counts the result in the evaluation. */
function renderWith(templates: Template[], event: unknown, evaluation: Evaluation): string {
  const { Context } = require('liquidjs') as typeof import('liquidjs')
  const liquid = loadEngine()
  const limits = { ...limitsOf(evaluation), liquid }
  const context = new Context({ ...(event as object) }, liquid.options, { sync: true }, limits)
  const text = liquid.renderSync(templates, context) as string
  evaluation.addCharacters(text.length)
  return text
}

/**
 * Renders a Liquid template. Its variables are the own properties of the event; unknown ones are empty.
 *
 * @param template at most 1,000 characters; an empty one produces an empty text
 * @param event is not modified, not even by `increment`
 * @param statsContext receives the histogram `liquid.template.evaluation_ms`, tagged with the result
 * @param tags further tags for the histogram. Default: none.
 * @param evaluation counts steps, time and characters for a mapping. Default: an evaluation of its own
 * @throws MappingError for a template that is not a text or too long, for syntax errors, for disabled tags and
 *   filters, for ranges whose ends are not numbers in the template, and for a rendering that takes more than 2,000,000
 *   steps or 500 ms
 *
 * @example
 * import { evaluateLiquid } from '@segment/actions-core/mapping-kit'
 *
 * evaluateLiquid('{{ traits.name | upcase }}', { traits: { name: 'Ada' } }) // 'ADA'
 */
export function evaluateLiquid(
  template: unknown,
  event: unknown,
  statsContext?: StatsContext,
  tags: readonly string[] = [],
  evaluation = new Evaluation()
): string {
  if (typeof template !== 'string') throw new MappingError('liquid template value must be a string')
  if (template.length === 0) return ''
  if (template.length > MAX_LIQUID_LENGTH) {
    throw new MappingError(`liquid template values are limited to ${MAX_LIQUID_LENGTH} characters`)
  }
  const start = performance.now()
  let result = 'fail'
  try {
    const text = renderWith(parse(template), event, evaluation)
    result = 'success'
    return text
  } catch (error) {
    throw liquidError(error)
  } finally {
    statsContext?.statsClient?.histogram('liquid.template.evaluation_ms', performance.now() - start, [
      ...(statsContext.tags ? [...statsContext.tags, ...tags] : []),
      `result:${result}`
    ])
  }
}

/**
 * Lists the variables that a Liquid template reads, as paths.
 *
 * @throws MappingError for syntax errors and disabled tags
 *
 * @example
 * import { getLiquidKeys } from '@segment/actions-core/mapping-kit'
 *
 * getLiquidKeys('{{ traits.name }}') // ['traits.name']
 */
export function getLiquidKeys(template: string): string[] {
  try {
    return loadEngine().fullVariablesSync(template)
  } catch (error) {
    throw liquidError(error)
  }
}

/**
 * Lists the event paths that a Liquid template may read, as paths for `get`. A path ends before the first segment that
 * is not a plain key: a key from another variable, or `first`, `last` and `size`. Includes the template's own
 * variables, because `increment` starts from the event.
 *
 * @throws the errors of {@link getLiquidKeys}
 */
export function pathsOfLiquid(template: string): string[] {
  try {
    const { variables, locals } = loadEngine().parseAndAnalyzeSync(template)
    return [...Object.values(variables), ...Object.values(locals)].flat().map(({ segments }) => {
      const end = segments.findIndex((segment) => !isPlainKey(segment))
      return segments.slice(0, end === -1 ? undefined : end).join('.')
    })
  } catch (error) {
    throw liquidError(error)
  }
}

function isPlainKey(segment: unknown): boolean {
  if (typeof segment === 'number') return segment >= 0
  return typeof segment === 'string' && /^[^.[\]'"]+$/.test(segment) && !['first', 'last', 'size'].includes(segment)
}

/** Converts the engine's error to a MappingError. The message ends with line and column. */
function liquidError(cause: unknown): MappingError {
  return new MappingError(cause instanceof Error ? cause.message : String(cause), { cause })
}
