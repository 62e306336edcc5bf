export { FieldList } from './field-list'
