export { RunTrace } from './run-trace'
export { titleOf } from './rows'
export { durationText } from './verdict'
