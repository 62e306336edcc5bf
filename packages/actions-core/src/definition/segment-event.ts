/**
 * An identifier in an event.
 *
 * @example
 * const userId: ID = 'user-1'
 */
export type ID = string | null | undefined

/**
 * Which integrations may receive an event, by name. `All` is the default for the others.
 *
 * @example
 * const integrations: Integrations = { All: false, Slack: true }
 */
export type Integrations = Record<string, boolean | Record<string, unknown> | undefined>

/**
 * Options of the library call. Older libraries put the context here.
 *
 * @example
 * const options: Options = { context: { ip: '192.0.2.1' } }
 */
export type Options = Record<string, unknown>

/** The page, device, person and campaign of an event. */
export interface EventContext {
  active?: boolean
  /** Google AMP. */
  amp?: { id: string }
  app?: Record<string, unknown>
  campaign?: Record<string, unknown>
  device?: Record<string, unknown>
  ip?: string
  library?: { name: string; version: string }
  /** Language and region, for example `en-US`. */
  locale?: string
  location?: Record<string, unknown>
  metrics?: unknown[]
  network?: Record<string, unknown>
  os?: Record<string, unknown>
  page?: { path?: string; referrer?: string; search?: string; title?: string; url?: string }
  referrer?: Record<string, unknown>
  screen?: Record<string, unknown>
  timezone?: string
  traits?: Record<string, unknown>
  userAgent?: string
  // Hosts and sources add keys of their own (`personas`, `external_ids`, ...), so the context stays open.
  // oxlint-disable-next-line typescript/no-explicit-any
  [key: string]: any
}

/**
 * One customer-data event, as a source sends it.
 *
 * @example
 * const event: SegmentEvent = { type: 'track', event: 'Order Completed', userId: 'user-1', properties: { total: 9.5 } }
 */
export interface SegmentEvent {
  /** The call that made the event. */
  type: 'track' | 'page' | 'identify' | 'group' | 'alias' | 'screen' | 'delete'
  messageId?: string
  /** Category of a page or screen. */
  category?: string
  /** Name of a page or screen. */
  name?: string
  /** Name of a tracked event. */
  event?: string
  // Properties and traits are the customer's own and have no fixed shape.
  // oxlint-disable-next-line typescript/no-explicit-any
  properties?: Record<string, any>
  // oxlint-disable-next-line typescript/no-explicit-any
  traits?: Record<string, any>
  integrations?: Integrations
  context?: EventContext
  options?: Options
  userId?: ID
  anonymousId?: ID
  groupId?: ID
  previousId?: ID
  writeKey?: string
  receivedAt?: Date | string
  sentAt?: Date | string
  timestamp?: Date | string
  _metadata?: Record<string, unknown>
}
