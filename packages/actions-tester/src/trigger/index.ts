export { TriggerEditor } from './trigger-editor'
