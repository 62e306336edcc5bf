export {
  fixedConfig,
  type Config,
  type ConfigSource,
  type ConfiguredDestination,
  type ConfiguredSubscription,
  type Retention,
  type RetryLimits,
  type SendLimits,
  type Source
} from './config/config'
export {
  type Count,
  type Depth,
  type NewEvent,
  type NewJob,
  type Pause,
  type PauseKind,
  type Store
} from './store/store'
export type { DeadFilter, DeadLetter } from './store/dead-letter'
export { ConfigError, printFault, type Fault } from './config/read-folder'
export { loadConfig, type LoadedConfig, type LoadOptions } from './config/load'
export { watchConfig, type WatchedConfig, type WatchOptions } from './config/watch'
export { createIntake, type IntakeOptions } from './intake/app'
export { writeExample } from './operate/example'
export { lateStore, nameOfStore, openPlace, storePlace, useStore, type LateStore } from './operate/store-place'
export {
  deadFilter,
  describeDeadLetter,
  printDeadLetters,
  replay,
  type DeadFlags,
  type DeadLetterReport,
  type DeadLetterSample
} from './operate/dead-letters'
export { printStatus } from './operate/print-status'
export { readOverview, type DestinationOverview, type Overview } from './operate/overview'
export {
  readStatus,
  type DestinationStatus,
  type PauseStatus,
  type Status,
  type StatusOptions,
  type SubscriptionStatus,
  type Tally,
  type TimelineEntry
} from './status/status'
export { checkConfig, type CheckReport } from './operate/check'
export { nameOf, pauseByHand, resume, type PauseNames, type PauseReport } from './operate/pauses'
export { openStore } from './store/open'
export { startWorker, type Worker, type WorkerOptions } from './worker/worker'
export { startDelivery, type Delivery, type DeliveryOptions } from './run'
