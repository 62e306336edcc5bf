export { RunTrace } from './run-trace'
export { RunCounts } from './run-counts'
export { exchangesOf, hostsOf, modeText, titleOf } from './rows'
export { durationText } from './verdict'
