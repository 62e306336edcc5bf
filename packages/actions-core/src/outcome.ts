import { CustomError, withHiddenFields } from './errors/classes'
import { CustomErrorCodes, MultiStatusErrorReporter, type ErrorCodes } from './errors/codes'
import { errorData } from './errors/error-data'
import type { Redact } from './errors/redact'
import type { ErrorScope } from './errors/scope'
import type { ResultMultiStatusNode, Result } from './result'

/**
 * What became of an event: the destination took it (`delivered`); the trigger does not match it (`filtered`); the
 * subscription cannot run for any event (`misconfigured`); or an error (`failed`), whose `scope` and `retryable` say what
 * to do.
 *
 * @example
 * const isDone = (outcome: Outcome) => outcome === 'delivered' || outcome === 'filtered'
 */
export type Outcome = 'delivered' | 'filtered' | 'misconfigured' | 'failed'

/** What results say besides what results of the reference have. */
export interface Facts {
  outcome: Outcome
  /** The `ID` of the subscription, else its place in the list. */
  subscription: string | number
  /** What an error is about. Absent if there is none. */
  scope: ErrorScope
  /** Whether a retry may succeed. Absent if there is no error. */
  retryable: boolean
  /** How many milliseconds the destination asks to wait, if it does. */
  retryAfterMs: number
}

/** The facts about one event of a batch. */
type NodeFacts = Pick<Facts, 'outcome'> &
  Partial<Omit<Facts, 'outcome' | 'subscription'>> & {
    /** The answer of the destination to the whole batch, if that is an error. */
    reason?: string
  }

/**
 * The result of one event of a batch, with its outcome. `outcome`, `scope`, `retryable`, `retryAfterMs` and `reason` are
 * not enumerable, as in {@link DeliveryResult}.
 *
 * @example
 * const toRetry = (nodes: DeliveryNode[]) => nodes.filter(({ retryable }) => retryable)
 */
export type DeliveryNode = ResultMultiStatusNode & Readonly<NodeFacts>

/**
 * The result of one step of a delivery, or of a batch, with its outcome. What the reference does not have is not
 * enumerable: results compare, print and serialise as those of the reference.
 *
 * @example
 * const failed = (results: DeliveryResult[]) => results.filter(({ outcome }) => outcome === 'failed')
 */
export type DeliveryResult = Omit<Result, 'multistatus'> &
  Readonly<NodeFacts> & {
    /** The `ID` of the subscription, else its place in the list; absent for a payload. */
    readonly subscription?: string | number
    /** The results of a batch, one for each event, in order. */
    multistatus?: DeliveryNode[]
  }

/** A result of the runtime's own steps, before {@link named}. */
export type StepResult = Result & Partial<Facts>

/** Adds facts to a result, not enumerable. Returns the same result. */
export function withFacts<T extends object, const F extends object>(result: T, facts: F): T & F {
  for (const name in facts) {
    if (facts[name] === undefined) continue
    Object.defineProperty(result, name, { value: facts[name], configurable: true, writable: true })
  }
  return result as T & F
}

const NAMES = ['outcome', 'subscription', 'scope', 'retryable', 'retryAfterMs', 'reason', 'multistatus'] as const

/** Adds to a copy of a result the facts of the original. */
export function withFactsOf<T extends object>(copy: T, original: object): T {
  for (const name of NAMES) {
    const descriptor = Object.getOwnPropertyDescriptor(original, name)
    if (descriptor && !descriptor.enumerable) Object.defineProperty(copy, name, descriptor)
  }
  return copy
}

/** Makes the result of an event of a batch that is not sent: status 400, never retried. */
export function invalidNode(reason: string, facts: NodeFacts): DeliveryNode {
  const node = {
    status: 400,
    errortype: CustomErrorCodes.PAYLOAD_VALIDATION_FAILED,
    errormessage: reason,
    errorreporter: MultiStatusErrorReporter.INTEGRATIONS
  }
  return withFacts<ResultMultiStatusNode, NodeFacts>(
    node,
    facts.outcome === 'filtered' ? facts : { retryable: false, ...facts }
  )
}

/** One descriptor for all results: this runs for each event. */
const DELIVERED: PropertyDescriptor = { value: 'delivered' satisfies Outcome, configurable: true, writable: true }

/**
 * Whether the result of an event says that the destination accepted it: its status is below 400, and it has no message
 * of an error.
 *
 * @example
 * const failures = (nodes: DeliveryNode[]) => nodes.filter((node) => !isSuccess(node))
 */
export function isSuccess(node: ResultMultiStatusNode): boolean {
  return node.status < 400 && !('errormessage' in node)
}

/**
 * Adds to the result of an event that was sent what its status, and whatever it says of itself, mean for a host.
 *
 * @param waits how many milliseconds the destination asks to wait, by the status of its answers
 */
export function judgedNode(node: ResultMultiStatusNode, waits: Map<number, number>): DeliveryNode {
  if (isSuccess(node)) return Object.defineProperty(node, 'outcome', DELIVERED) as DeliveryNode
  const { scope, retryable, retryAfterMs = retryable ? waits.get(node.status) : undefined } = errorData(node)
  const facts = { outcome: 'failed', scope, retryable, retryAfterMs } as const
  const hidden = Object.entries(facts).filter(([name]) => !Object.hasOwn(node, name))
  return withFacts(node, Object.fromEntries(hidden) as unknown as NodeFacts)
}

/** The outcome of a batch: that of the event that most needs somebody's attention. */
function outcomeOfBatch(nodes: DeliveryNode[]): Outcome {
  const order = ['failed', 'misconfigured', 'delivered'] as const
  return order.find((outcome) => nodes.some((node) => node.outcome === outcome)) ?? 'filtered'
}

/** Makes the result of a batch from those of its events. */
export function batchResult(multistatus: DeliveryNode[]): DeliveryResult {
  return withFacts({ multistatus }, { outcome: outcomeOfBatch(multistatus) })
}

/** Adds to the results of a delivery the subscription, and the outcome `delivered` to those without an outcome. */
export function named(results: StepResult[], subscription?: string | number): DeliveryResult[] {
  const name = { value: subscription, configurable: true, writable: true }
  for (const result of results) {
    if (result.outcome === undefined) Object.defineProperty(result, 'outcome', DELIVERED)
    if (subscription !== undefined) Object.defineProperty(result, 'subscription', name)
  }
  return results as DeliveryResult[]
}

/** Finds the places of a batch whose events got 401. */
export function unauthorizedPlaces(results: StepResult[]): number[] {
  const nodes = results.find((result) => result.multistatus)?.multistatus ?? []
  return [...nodes.keys()].filter((place) => nodes[place]?.status === 401)
}

/** Puts the results of events that were sent again into their places. */
export function withResent(results: StepResult[], places: number[], resent: StepResult[]): StepResult[] {
  const nodes = resent.find((result) => result.multistatus)?.multistatus ?? []
  return results.map((result) => {
    if (!result.multistatus) return result
    const multistatus = [...result.multistatus]
    for (const [position, place] of places.entries()) multistatus[place] = nodes[position]
    return withFacts(batchResult(multistatus as DeliveryNode[]), { subscription: result.subscription })
  })
}

/** Removes the secrets from results, in place: from what `perform` returned, what was sent, and what was answered. */
export function redactResults(results: StepResult[], redact: Redact): void {
  for (const result of results) {
    redactField(result, 'data', redact)
    redactField(result, 'output', redact)
    for (const node of result.multistatus ?? []) {
      redactField(node, 'errormessage', redact)
      redactField(node, 'sent', redact)
      redactField(node, 'body', redact)
      redactField(node, 'reason', redact)
    }
  }
}

function redactField(target: object, field: string, redact: Redact): void {
  const fields = target as Record<string, unknown>
  const value = fields[field]
  if (value === undefined) return
  const shown = redact(value)
  if (shown !== value) fields[field] = shown
}

/** The result of one of several subscriptions, or its error. */
export interface SubscriptionResult {
  subscription: string | number
  action: string
  results?: DeliveryResult[]
  error?: unknown
}

/**
 * Some of several subscriptions failed; the others have ended too. `results`, which is not enumerable, has the results
 * of all, in order. Code, status and scope are those of the first retryable failure, or of the first one if there is none.
 *
 * @example
 * const toRetry = ({ results }: DeliveryError) =>
 *   results.filter(({ retryable }) => retryable).map(({ subscription }) => subscription)
 */
export class DeliveryError extends CustomError {
  declare readonly code: string
  declare readonly status: number
  /** The errors, in the order of the subscriptions. */
  declare readonly errors: unknown[]
  /** The results of every subscription; that of a failed one has `error` and, for a batch, `multistatus`. */
  declare readonly results: DeliveryResult[]
  declare readonly scope: ErrorScope
  declare readonly retryable: boolean
  /** The longest wait that a destination asks for. */
  declare readonly retryAfterMs?: number

  constructor(subscriptions: SubscriptionResult[], batchSize?: number) {
    const failures = subscriptions
      .filter(({ results }) => !results)
      .map(({ error }) => ({ error, data: errorData(error) }))
    super(
      `${failures.length} of ${subscriptions.length} subscriptions failed: ${subscriptions.map(sentenceOf).join('; ')}`
    )
    const first = failures.find(({ data }) => data.retryable) ?? failures[0]
    const { code, status, scope, retryable } = first.data
    const waits = failures.flatMap(({ data: { retryAfterMs = [] } }) => retryAfterMs)
    Object.assign(this, { code, status })
    withHiddenFields(this, {
      scope,
      retryable,
      retryAfterMs: waits.length > 0 ? Math.max(...waits) : undefined,
      response: (first.error as { response?: unknown } | undefined)?.response,
      errors: failures.map(({ error }) => error),
      results: subscriptions.flatMap((each) => each.results ?? failedResult(each, batchSize))
    })
  }
}

function sentenceOf({ subscription, action, results, error }: SubscriptionResult): string {
  const name = `${subscription} (${action})`
  if (!results) return `${name} failed: ${errorData(error).message.trim()}`
  return `${name} ${results.at(-1)?.outcome}`
}

/** Returns the result of a subscription that failed as a whole, with an entry for each event of a batch. */
function failedResult({ subscription, error }: SubscriptionResult, batchSize?: number): DeliveryResult {
  const { code, message, status, scope, retryable, retryAfterMs } = errorData(error)
  const multistatus = batchSize === undefined ? undefined : Array.from({ length: batchSize }, () => failedNode(error))
  return withFacts(
    { error: { message, code, status }, ...(multistatus && { multistatus }) },
    { outcome: 'failed', subscription, scope, retryable, retryAfterMs }
  )
}

/** Returns the result of an event whose request failed. */
export function failedNode(error: unknown): DeliveryNode {
  const { code, message, status, scope, retryable, retryAfterMs, reason } = errorData(error)
  const hasResponse = Boolean((error as { response?: unknown } | undefined)?.response)
  const { DESTINATION, INTEGRATIONS } = MultiStatusErrorReporter
  const node = {
    status,
    errortype: code as keyof typeof ErrorCodes,
    errormessage: message,
    errorreporter: hasResponse ? DESTINATION : INTEGRATIONS
  }
  return withFacts<ResultMultiStatusNode, NodeFacts>(node, {
    outcome: 'failed',
    scope,
    retryable,
    retryAfterMs,
    reason
  })
}
