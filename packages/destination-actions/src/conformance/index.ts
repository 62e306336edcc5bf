export { inWords, type Check, type Finding, type Neighbour, type Subject } from './check'
export { factsOf, readFacts } from './facts'
export { brokenRules, findingsOf, loadRule, rules, type Rule } from './rules'
export { isSecretName, reservedSettings } from './settings'
