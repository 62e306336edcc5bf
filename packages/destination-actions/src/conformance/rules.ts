import { checkBatchKeys, checkBatchingFields } from './batches'
import { inWords } from './check'
import type { Check, Finding, Subject } from './check'
import { checkConditions } from './conditions'
import { definitionOfFacts } from './definition-of-facts'
import { checkDynamicFields } from './dynamic-fields'
import { checkFacts } from './check-facts'
import { checkChoices, checkDefaultTypes, checkDefaults, checkRequired } from './fields'
import { checkFinished, checkKeys, checkSlug, checkTexts, checkUniqueness } from './names'
import { checkFallbacks, checkFileNames, checkHandmadeBatches, checkHandmadePresets, checkOrder } from './pattern'
import { checkPlainData } from './plain-data'
import { checkPresets, checkPresetsDiffer } from './presets'
import { checkSchemas } from './schemas'
import { checkReservedNames, checkSecrets } from './settings'
import { checkActions, checkShape } from './shape'
import { checkFolders, checkImports } from './source-files'
import { checkHopes, checkTriggers } from './triggers'

/** What every destination keeps to. The code stays the same for ever; a rule that goes leaves its code unused. */
export interface Rule {
  /** `D` and three digits: 0 what a definition is, 1 names and texts, 2 settings and fields, 3 triggers and presets, 4 the runtime, 5 source files. */
  code: string
  /** An error makes the destination fail or lose data; a warning makes it worse than it should be. */
  severity: 'error' | 'warning'
  /** What holds where the rule is kept. */
  title: string
  /** What happens where it is not. */
  reason: string
  check: Check
  /** Whether it is about what facts prescribe: saved settings and mappings hold that, so it is no fault. Default false. */
  yieldsToFacts?: true
}

/** The rule that comes before all others, which need what it asks for. */
const shapeRule: Rule = {
  code: 'D002',
  severity: 'error',
  title: 'the definition has the parts of one',
  reason: 'An action without a function to send events, or a part that is no object, fails as soon as it is used.',
  check: checkShape
}

/** The rule that no check can find broken, as there is no definition then. */
export const loadRule: Omit<Rule, 'check'> = {
  code: 'D001',
  severity: 'error',
  title: 'the destination can be loaded',
  reason: 'A file that does not parse, throws or exports no definition gives nothing that could be run.'
}

/** All rules that look at a definition, in the order of their codes. */
export const rules: readonly Rule[] = [
  shapeRule,
  {
    code: 'D003',
    severity: 'error',
    title: 'there is an action',
    reason: 'A destination without actions can be connected and does nothing.',
    check: checkActions
  },
  {
    code: 'D004',
    severity: 'error',
    title: 'the definition is data',
    reason: 'Other programs get the definition as JSON; what JSON cannot hold is lost on the way.',
    check: checkPlainData
  },
  {
    code: 'D101',
    severity: 'error',
    title: 'the slug names the folder',
    reason: 'A destination is found by its slug: the folder is the slug without `actions-`.',
    check: checkSlug
  },
  {
    code: 'D102',
    severity: 'error',
    title: 'slugs and names are unique',
    reason: 'Of two destinations with one slug only one is found, and people cannot tell two with one name apart.',
    check: checkUniqueness
  },
  {
    code: 'D103',
    severity: 'error',
    title: 'names, titles, labels and descriptions are there',
    reason: 'They are all that people have to go by when they set up a mapping.',
    check: checkTexts
  },
  {
    code: 'D104',
    severity: 'warning',
    title: 'texts are finished',
    reason: 'Leftovers of a template and half sentences are shown to people as they are.',
    check: checkFinished
  },
  {
    code: 'D105',
    severity: 'error',
    title: 'keys are own keys',
    reason: 'A key such as `constructor` is found in every object, also where there is no such action or field.',
    check: checkKeys
  },
  {
    code: 'D201',
    severity: 'error',
    title: 'defaults are valid mappings',
    reason: 'A new mapping starts with the defaults, and one that is not valid fails every event.',
    check: checkDefaults
  },
  {
    code: 'D202',
    severity: 'warning',
    title: 'defaults have the type of their field',
    reason: 'Forms show the default as another value than the one that is delivered, or cannot show it.',
    check: checkDefaultTypes,
    yieldsToFacts: true
  },
  {
    code: 'D203',
    severity: 'error',
    title: 'choices differ and hold the default',
    reason: 'Validation refuses a value that is none of the choices.',
    check: checkChoices,
    yieldsToFacts: true
  },
  {
    code: 'D204',
    severity: 'error',
    title: 'hidden fields are not required without a default',
    reason: 'Nobody can fill in such a field, so that no event could be sent.',
    check: checkRequired,
    yieldsToFacts: true
  },
  {
    code: 'D205',
    severity: 'error',
    title: 'conditions ask for what there is',
    reason: 'A condition on an unknown field or value is never met: the field is never shown, or never required.',
    check: checkConditions,
    yieldsToFacts: true
  },
  {
    code: 'D206',
    severity: 'error',
    title: 'secrets are passwords',
    reason: 'Only settings of type `password` are hidden in forms and redacted from logs and errors.',
    check: checkSecrets
  },
  {
    code: 'D207',
    severity: 'error',
    title: 'settings do not take the names of OAuth',
    reason: 'Hosts keep tokens under these names and would overwrite the setting.',
    check: checkReservedNames
  },
  {
    code: 'D208',
    severity: 'error',
    title: 'batching fields stand in actions that send batches',
    reason: 'Hosts would collect batches that the action cannot send.',
    check: checkBatchingFields,
    yieldsToFacts: true
  },
  {
    code: 'D209',
    severity: 'warning',
    title: 'batch keys are a few fields of the action',
    reason: 'Each value of each key makes a batch of its own; a key that is no field splits nothing.',
    check: checkBatchKeys,
    yieldsToFacts: true
  },
  {
    code: 'D301',
    severity: 'error',
    title: 'triggers can be read',
    reason: 'A trigger that is not understood, or only in part, matches no event or the wrong ones.',
    check: checkTriggers
  },
  {
    code: 'D302',
    severity: 'error',
    title: 'the conditions of triggers can hold',
    reason: 'A mapping whose trigger never holds sends nothing, and nobody is told.',
    check: checkHopes,
    yieldsToFacts: true
  },
  {
    code: 'D303',
    severity: 'error',
    title: 'presets fit their actions',
    reason: 'A preset becomes a mapping of the action that it names; what does not fit is lost or fails.',
    check: checkPresets,
    yieldsToFacts: true
  },
  {
    code: 'D304',
    severity: 'warning',
    title: 'presets differ',
    reason: 'Two presets that do the same send each event twice, and people cannot tell two with one name apart.',
    check: checkPresetsDiffer,
    yieldsToFacts: true
  },
  {
    code: 'D401',
    severity: 'error',
    title: 'dynamic fields have handlers',
    reason: 'A form asks for the choices and gets an error, or never asks the handler.',
    check: checkDynamicFields,
    yieldsToFacts: true
  },
  {
    code: 'D402',
    severity: 'error',
    title: 'schemas compile',
    reason: 'Fields that give no valid JSON Schema fail every event.',
    check: checkSchemas
  },
  {
    code: 'D501',
    severity: 'warning',
    title: 'each action has its folder',
    reason: 'Types are generated beside the action, and people look for it under its key.',
    check: checkFolders
  },
  {
    code: 'D502',
    severity: 'error',
    title: 'imports stay inside',
    reason: 'A destination that imports from another one, or from a package that is not declared, breaks with it.',
    check: checkImports
  },
  {
    code: 'D503',
    severity: 'error',
    title: 'the facts hold',
    reason: 'Saved settings and mappings hold the keys and values that are publicly known of the destination.',
    check: checkFacts
  },
  {
    code: 'D504',
    severity: 'warning',
    title: 'files are named after what they hold',
    reason: 'People look for a part of any destination in the same file; `utils` and a second version hide it.',
    check: checkFileNames
  },
  {
    code: 'D505',
    severity: 'warning',
    title: 'parts stand in one order',
    reason: 'A hundred destinations are read alike only if each part stands where it stands in the others.',
    check: checkOrder
  },
  {
    code: 'D506',
    severity: 'warning',
    title: 'defaults that look in several places come from firstOf',
    reason: 'Nested @if written by hand is long, and a slip in one branch is hard to see.',
    check: checkFallbacks
  },
  {
    code: 'D507',
    severity: 'warning',
    title: 'presets come from preset',
    reason: 'A preset that copies its mapping by hand falls behind the defaults of its action.',
    check: checkHandmadePresets
  },
  {
    code: 'D508',
    severity: 'warning',
    title: 'batches come from batched',
    reason: 'Batch code of its own has faults of its own: lost results, wrong positions, limits that are not kept.',
    check: checkHandmadeBatches
  }
]

/** What a rule finds wrong with a destination. */
export function findingsOf(rule: Rule, subject: Subject): Finding[] {
  const findings = rule.check(subject)
  if (findings.length === 0 || !rule.yieldsToFacts || !subject.facts) return findings
  const prescribed = rule.check({ ...subject, definition: definitionOfFacts(subject.facts) }).map(inWords)
  return findings.filter((finding) => !prescribed.includes(inWords(finding)))
}

/**
 * What is wrong with a destination, by the rules in their order. Where the definition lacks parts, only that is said:
 * the other rules need them.
 */
export function brokenRules(subject: Subject): { rule: Rule; finding: Finding }[] {
  const find = (rule: Rule) => findingsOf(rule, subject).map((finding) => ({ rule, finding }))
  const shape = find(shapeRule)
  return shape.length > 0 ? shape : rules.filter((rule) => rule !== shapeRule).flatMap(find)
}
