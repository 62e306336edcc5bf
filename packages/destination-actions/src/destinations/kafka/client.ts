import { IntegrationError, type HostLookup } from '@segment/actions-core'
import type { KafkaConfig, Message, Producer } from 'kafkajs'
import { clientLibrary } from '../../lib/client-library'
import { kafkaConfig } from './api'
import type { Settings } from './generated-types'
import { socketFactoryOf } from './socket'

type Library = Pick<typeof import('kafkajs'), 'Kafka' | 'Partitioners' | 'logLevel'>

/** How many producers are kept open without work. */
const MAX_IDLE = 50

/** How long a producer without work is kept open. A process that has nothing else to do waits for it. */
const IDLE_MS = 5_000

/** The producer of one account. */
interface Open {
  producer: Promise<Producer>
  /** How many calls use it now. */
  users: number
  closing?: NodeJS.Timeout
}

/**
 * The open producers by the lookup of the host and by account, the one used last at the end. A stand-in for the
 * library has producers of its own.
 */
const openProducers = new WeakMap<Library, WeakMap<object, Map<string, Open>>>()

function producersOf(library: Library, lookup: HostLookup | undefined): Map<string, Open> {
  const byLookup = openProducers.get(library) ?? new WeakMap<object, Map<string, Open>>()
  const producers = byLookup.get(lookup ?? library) ?? new Map<string, Open>()
  openProducers.set(library, byLookup.set(lookup ?? library, producers))
  return producers
}

/**
 * Writes messages to a topic. The producer of the account stays open for the next events.
 *
 * @param lookup resolves the brokers, and fails for those that may not be reached. Default: that of the system
 * @throws IntegrationError with status 500 for what another try can mend, and 400 for what it cannot; the code is the
 * name of the error of kafkajs
 */
export async function sendMessages(
  settings: Settings,
  topic: string,
  messages: Message[],
  lookup?: HostLookup
): Promise<void> {
  const library = loadLibrary()
  const producers = producersOf(library, lookup)
  const config = configOf(settings, lookup)
  const account = JSON.stringify(config)
  const open = producers.get(account) ?? { producer: connect(library, config), users: 0 }
  clearTimeout(open.closing)
  producers.delete(account)
  producers.set(account, open)
  open.users += 1
  let failed = false
  try {
    const producer = await open.producer
    await producer.send({ topic, messages })
  } catch (error) {
    failed = true
    throw failureOf(error)
  } finally {
    open.users -= 1
    // The connection of a producer that failed may be lost: the next event opens another one.
    if (failed && producers.get(account) === open) producers.delete(account)
    if (open.users === 0) release(producers, account, open)
  }
}

/**
 * Lists the topics of the cluster that the account may see, without those that Kafka keeps for itself.
 *
 * @param lookup as for {@link sendMessages}
 */
export async function listTopics(settings: Settings, lookup?: HostLookup): Promise<string[]> {
  const library = loadLibrary()
  const admin = openKafka(library, configOf(settings, lookup)).admin()
  try {
    await admin.connect()
    return (await admin.listTopics()).filter((topic) => !topic.startsWith('__'))
  } finally {
    await admin.disconnect()
  }
}

function loadLibrary(): Library {
  return clientLibrary<Library>('kafkajs', () => require('kafkajs') as Library)
}

function configOf(settings: Settings, lookup: HostLookup | undefined): KafkaConfig {
  return { ...kafkaConfig(settings), ...(lookup && { socketFactory: socketFactoryOf(lookup) }) }
}

function openKafka({ Kafka, logLevel }: Library, config: KafkaConfig) {
  const kafka = new Kafka(config)
  // The errors are thrown as well, and hosts have logs of their own. A stand-in may have no logger.
  kafka.logger?.().setLogLevel(logLevel.NOTHING)
  return kafka
}

async function connect(library: Library, config: KafkaConfig): Promise<Producer> {
  const producer = openKafka(library, config).producer({ createPartitioner: library.Partitioners.DefaultPartitioner })
  await producer.connect()
  return producer
}

/** Closes a producer that is not used: soon, or now if it failed or if too many others are open. */
function release(producers: Map<string, Open>, account: string, open: Open): void {
  const close = (key: string, one: Open) => {
    clearTimeout(one.closing)
    if (producers.get(key) === one) producers.delete(key)
    one.producer.then((producer) => producer.disconnect()).catch(() => {})
  }
  if (producers.get(account) !== open) return close(account, open)
  open.closing = setTimeout(close, IDLE_MS, account, open).unref()
  const idle = [...producers].filter(([, { users }]) => users === 0)
  for (const [key, one] of idle.slice(0, Math.max(idle.length - MAX_IDLE, 0))) close(key, one)
}

/** What kafkajs throws, as an error of the host. The error that says why is the innermost of those it wraps. */
function failureOf(error: unknown): unknown {
  if (!(error instanceof Error) || !error.name.startsWith('KafkaJS')) return error
  const reason = innermost(error) as Error & { code?: string; retriable?: boolean }
  if (reason.code === 'EGRESS_NOT_ALLOWED') return new IntegrationError(reason.message, reason.code, 400)
  const status = reason.retriable === false ? 400 : 500
  return new IntegrationError(reason.message, reason.name, status)
}

function innermost(error: Error): Error {
  return error.cause instanceof Error ? innermost(error.cause) : error
}
