export { anyFormOf, isAsync } from './async-actions'
export { createEnvFile } from './environment'
export {
  accountSettings,
  readSettingsFile,
  saveOAuth,
  saveTokens,
  settingsFile,
  storedSettings,
  variableOf,
  type SettingsFlags
} from './settings'
export { createSender, parseRewrites, rewriteUrl, type Rewrites } from './sender'
export { createRecorder, type Exchange, type Recorder } from './exchanges'
export { describeUnreachable, failureChain, CallError, toFailure, toRejection, type Failure } from './failure'
export {
  ignoredKeys,
  memberOf,
  objectAt,
  openCall,
  settingsOf,
  type Call,
  type CallContext,
  type JsonBody,
  type Loaded,
  type Runtime
} from './call'
export { ACTION_KEYS, contextOf, isSuccess, nodesOf, runAction, type ActionAnswer, type Outcome } from './run-action'
