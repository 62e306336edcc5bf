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
