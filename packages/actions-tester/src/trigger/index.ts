export { TriggerEditor } from './trigger-editor'
export { pathsIn } from './suggestions'
