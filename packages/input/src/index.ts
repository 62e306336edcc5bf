export { CancelledError, CliError, FailureError, UsageError } from './errors'
export { JsonTextError, nameOfJson, parseJsonText, toJson } from './read-input'
export { objectOf, parse, readInput, readObject, readText } from './read-input'
export {
  jsonOrText,
  parseAssignment,
  parsePath,
  removeAt,
  setAt,
  type Assignment,
  type AssignmentForm
} from './assignments'
export { camelCase, slugOf, titleCase } from './words'
