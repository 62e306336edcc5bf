export { anyFormOf, isAsync } from './async-actions'
export { createEnvFile } from './environment'
export {
  accountSettings,
  editSettings,
  readSettingsFile,
  saveOAuth,
  saveTokens,
  settingsFile,
  storedSettings,
  variableOf,
  viewSettings,
  type SettingsView,
  type SettingsFlags
} from './settings'
export { withSending, type RunMode } from './sending'
export { createSender, dryTransport, parseRewrites, rewriteUrl, type Rewrites } from './sender'
export { createRecorder, type Exchange, type Recorder } from './exchanges'
export { MOST_SHOWN_BYTES } from './shown'
export {
  describeUnreachable,
  failureChain,
  CallError,
  statusOfFailure,
  toFailure,
  toRejection,
  type Failure
} from './failure'
export {
  ignoredKeys,
  memberOf,
  objectAt,
  openCall,
  secretsOfMapping,
  textAt,
  type Call,
  type CallContext,
  type JsonBody
} from './call'
export type { Loaded, Runtime } from './loaded'
export { ACTION_KEYS, contextOf, eventsOf, runAction, type ActionAnswer, type Outcome } from './run-action'
export { createTokenStore, keepTokens, withTokens, type TokenKeeper } from './tokens'
export { nodesOf } from './nodes'
export {
  givenSubscription,
  triedSubscription,
  type Origin,
  type SubscriptionFlags,
  type TriedSubscription
} from './subscription'
export { explain, explainMapping } from './explain'
export { droppedOutcome, readFilters, saveFilters } from './filters'
export { hostSubscription } from './deliver'
export { MAX_POLLS, type Polling } from './job'
export { runEvents, type EventRun } from './run-events'
export type {
  ConditionReport,
  EventOutcome,
  EventReport,
  Explanation,
  FieldReport,
  FilterReport,
  JobReport,
  RunReport,
  TryReport
} from './report'
export {
  runMappings,
  storedSecrets,
  type EventResult,
  type MappingRun,
  type Run,
  type RunContext,
  type RunInput,
  type RunMapping,
  type RunProgress,
  type SentBatch
} from './run-mappings'
export {
  clearHistory,
  HISTORY_LIMITS,
  historyFolder,
  keepRun,
  listRuns,
  readOverview,
  readRun,
  replayInput,
  type KeptRun,
  type RunSummary
} from './history'
export { judge, type Judgement, type Overview, type Reason, type Sample } from './overview'
export { VERDICT_WORDS, verdictOf, type Counts, type Verdict } from './verdict'
export { refusalOf } from './local-only'
export { MOST_MAPPINGS, readMappings, saveMappings, type StoredMapping } from './mappings'
export { parseScript, printScript, startStandIn, type StandIn, type Step } from './stand-in'
