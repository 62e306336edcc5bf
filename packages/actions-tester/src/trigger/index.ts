export { TriggerEditor } from './trigger-editor'
export { EventMatches } from './event-matches'
export { reasonsOf } from './verdict'
