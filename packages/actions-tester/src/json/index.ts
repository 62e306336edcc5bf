export { JsonEditor } from './json-editor'
