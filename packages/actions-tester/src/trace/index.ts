export { ExchangeView } from './exchange-view'
export { RunTrace } from './run-trace'
export { exchangesOf, hostsOf, modeText, titleOf } from './rows'
export { durationText } from './describe-result'
