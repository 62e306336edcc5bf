export { Catalogue } from './catalogue'
export { definitionChanges } from './definition-changes'
