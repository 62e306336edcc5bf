export { JsonEditor, type EditorSize } from './json-editor'
export { JsonView } from './json-view'
export type { JsonSchema } from './completion'
