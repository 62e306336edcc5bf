import type { Liquid, Template } from 'liquidjs'
import type { StatsContext } from '../host'
import { memoize } from '../data/bounded-cache'
import { MappingError } from './errors'
import { MAX_LIQUID_LENGTH } from './limits'

/** The time limit of one rendering, in milliseconds. */
const RENDER_LIMIT = 500

/** The maximum number of characters that the engine parses at a time. */
const PARSE_LIMIT = 1000

/** The memory limit of one rendering, in the engine's own units. */
const MEMORY_LIMIT = 1e8

// Allow lists, so that tags and filters of later versions of the engine stay off until they are reviewed. Loops, file
// includes, and filters that work on whole lists are missing, because their cost is hard to limit.
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
  const liquid = new Liquid({
    renderLimit: RENDER_LIMIT,
    parseLimit: PARSE_LIMIT,
    memoryLimit: MEMORY_LIMIT,
    ownPropertyOnly: true
  })
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

const parse = memoize((template): Template[] => loadEngine().parse(template))

/**
 * Renders a Liquid template. Its variables are the own properties of the event; unknown ones are empty.
 *
 * @param template at most 1,000 characters; an empty one produces an empty text
 * @param event is not modified, not even by `increment`
 * @param statsContext receives the histogram `liquid.template.evaluation_ms`, tagged with the result
 * @param tags additional tags of the histogram. Default: none.
 * @throws MappingError for a template that is not a string or is too long, for syntax errors, and for disabled tags and
 *   filters
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
  tags: readonly string[] = []
): string {
  if (typeof template !== 'string') throw new MappingError('liquid template value must be a string')
  if (template.length === 0) return ''
  if (template.length > MAX_LIQUID_LENGTH) {
    throw new MappingError(`liquid template values are limited to ${MAX_LIQUID_LENGTH} characters`)
  }
  const start = performance.now()
  let result = 'fail'
  try {
    const text: string = loadEngine().renderSync(parse(template), { ...(event as object) })
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
