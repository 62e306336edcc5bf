import { checkBatchKeys, checkBatchingFields } from './batches'
import { describeFinding } from './check'
import type { Check, Finding, Subject } from './check'
import { checkConditions } from './conditions'
import { definitionOfFacts } from './definition-of-facts'
import { checkDynamicFields } from './dynamic-fields'
import { checkEnvironment } from './environment'
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
import { checkSatisfiableTriggers, checkTriggers } from './triggers'

/** A rule for every destination. Codes are permanent; the code of a removed rule is not reused. */
export interface Rule {
  /**
   * `D` and three digits: 0 the definition itself, 1 names and texts, 2 settings and fields, 3 triggers and presets, 4
   * the runtime, 5 source files.
   */
  code: string
  /** An error makes the destination fail or lose data; a warning is about quality. */
  severity: 'error' | 'warning'
  /** The rule, as a statement. */
  title: string
  /** The consequence of breaking it. */
  reason: string
  check: Check
  /** Whether facts override the rule, because saved settings and mappings depend on them. Default: false. */
  yieldsToFacts?: true
}

/** The first rule, which all others rely on. */
const shapeRule: Rule = {
  code: 'D002',
  severity: 'error',
  title: 'the definition is complete',
  reason: 'An action without `perform`, or a part that is not an object, fails as soon as it is used.',
  check: checkShape
}

/** No check reports this rule, because without loading there is no definition. */
export const loadRule: Omit<Rule, 'check'> = {
  code: 'D001',
  severity: 'error',
  title: 'the destination loads',
  reason: 'A file that does not parse, throws or exports no definition cannot run.'
}

/** All rules that check a definition, in the order of their codes. */
export const rules: readonly Rule[] = [
  shapeRule,
  {
    code: 'D003',
    severity: 'error',
    title: 'the destination has an action',
    reason: 'People can connect a destination without actions, but it does nothing.',
    check: checkActions
  },
  {
    code: 'D004',
    severity: 'error',
    title: 'the definition is plain data',
    reason: 'Other programs read the definition as JSON; values that JSON cannot hold get lost.',
    check: checkPlainData
  },
  {
    code: 'D101',
    severity: 'error',
    title: 'the slug matches the folder',
    reason: 'Commands find a destination by its slug: the folder is the slug without `actions-`.',
    check: checkSlug
  },
  {
    code: 'D102',
    severity: 'error',
    title: 'slugs and names are unique',
    reason:
      'Of two destinations with the same slug, only one is found; people cannot tell two with the same name apart.',
    check: checkUniqueness
  },
  {
    code: 'D103',
    severity: 'error',
    title: 'names, titles, labels and descriptions are present',
    reason: 'People who set up a mapping have nothing else to go by.',
    check: checkTexts
  },
  {
    code: 'D104',
    severity: 'warning',
    title: 'texts are complete',
    reason: 'Forms show leftovers of a template and half sentences as they are.',
    check: checkFinished
  },
  {
    code: 'D105',
    severity: 'error',
    title: 'keys are own keys',
    reason: 'Every object inherits a key such as `constructor`, even if there is no such action or field.',
    check: checkKeys
  },
  {
    code: 'D201',
    severity: 'error',
    title: 'defaults are valid mappings',
    reason: 'A new mapping starts with the defaults; an invalid one fails every event.',
    check: checkDefaults
  },
  {
    code: 'D202',
    severity: 'warning',
    title: 'defaults match the type of their field',
    reason: 'A form cannot show such a default, or shows another value than the one that is delivered.',
    check: checkDefaultTypes,
    yieldsToFacts: true
  },
  {
    code: 'D203',
    severity: 'error',
    title: 'choices are distinct and include the default',
    reason: 'Validation rejects a value that is not among the choices.',
    check: checkChoices,
    yieldsToFacts: true
  },
  {
    code: 'D204',
    severity: 'error',
    title: 'required hidden fields have a default',
    reason: 'Nobody can fill in such a field, so no event can be sent.',
    check: checkRequired,
    yieldsToFacts: true
  },
  {
    code: 'D205',
    severity: 'error',
    title: 'conditions refer to existing fields and values',
    reason: 'A condition on an unknown field or value never holds, so the field is never shown or never required.',
    check: checkConditions,
    yieldsToFacts: true
  },
  {
    code: 'D206',
    severity: 'error',
    title: 'secrets have the type password',
    reason: 'Only settings of type `password` are hidden in forms and redacted from logs and errors.',
    check: checkSecrets
  },
  {
    code: 'D207',
    severity: 'error',
    title: 'settings do not use the names of OAuth',
    reason: 'Hosts store tokens under these names and overwrite the setting.',
    check: checkReservedNames
  },
  {
    code: 'D208',
    severity: 'error',
    title: 'only actions with batches have batching fields',
    reason: 'Hosts collect batches that the action cannot send.',
    check: checkBatchingFields,
    yieldsToFacts: true
  },
  {
    code: 'D209',
    severity: 'warning',
    title: 'batch keys are at most three fields of the action',
    reason: 'Each combination of values makes a separate batch, and an unknown field has no effect.',
    check: checkBatchKeys,
    yieldsToFacts: true
  },
  {
    code: 'D301',
    severity: 'error',
    title: 'triggers are valid',
    reason: 'An invalid trigger matches no event, or the wrong ones.',
    check: checkTriggers
  },
  {
    code: 'D302',
    severity: 'error',
    title: 'the conditions of triggers can hold',
    reason: 'A mapping whose trigger never matches silently sends nothing.',
    check: checkSatisfiableTriggers,
    yieldsToFacts: true
  },
  {
    code: 'D303',
    severity: 'error',
    title: 'presets match their actions',
    reason: 'A preset becomes a mapping of its action; keys that the action does not have get lost or fail.',
    check: checkPresets,
    yieldsToFacts: true
  },
  {
    code: 'D304',
    severity: 'warning',
    title: 'presets are distinct',
    reason: 'Two presets that do the same send each event twice; people cannot tell two with the same name apart.',
    check: checkPresetsDiffer,
    yieldsToFacts: true
  },
  {
    code: 'D401',
    severity: 'error',
    title: 'dynamic fields have handlers',
    reason: 'A form that asks for the choices gets an error, or never asks at all.',
    check: checkDynamicFields,
    yieldsToFacts: true
  },
  {
    code: 'D402',
    severity: 'error',
    title: 'schemas compile',
    reason: 'Fields that make an invalid JSON Schema fail every event.',
    check: checkSchemas
  },
  {
    code: 'D501',
    severity: 'warning',
    title: 'each action has its own folder',
    reason: '`generate:types` writes the types beside the action, and people look for an action under its key.',
    check: checkFolders
  },
  {
    code: 'D502',
    severity: 'error',
    title: 'imports stay inside the destination',
    reason: 'A destination that imports another one, or an undeclared package, breaks with it.',
    check: checkImports
  },
  {
    code: 'D503',
    severity: 'error',
    title: 'the definition agrees with the facts',
    reason: 'Saved settings and mappings use the publicly known keys and values of the destination.',
    check: checkFacts
  },
  {
    code: 'D504',
    severity: 'warning',
    title: 'files are named after their content',
    reason: 'People look for the same part of each destination in the same file; `utils` or a second version hides it.',
    check: checkFileNames
  },
  {
    code: 'D505',
    severity: 'warning',
    title: 'keys are in the usual order',
    reason: 'Many destinations are easier to read if each part is in the same place.',
    check: checkOrder
  },
  {
    code: 'D506',
    severity: 'warning',
    title: 'defaults with several sources use firstOf',
    reason: 'A nested @if is long, and a mistake in one branch is hard to see.',
    check: checkFallbacks
  },
  {
    code: 'D507',
    severity: 'warning',
    title: 'presets use preset',
    reason: 'A preset with a copied mapping does not follow the defaults of its action.',
    check: checkHandmadePresets
  },
  {
    code: 'D508',
    severity: 'warning',
    title: 'batches use batched',
    reason: 'Hand-written batch code has faults of its own: lost results, wrong positions, exceeded limits.',
    check: checkHandmadeBatches
  },
  {
    code: 'D509',
    severity: 'error',
    title: 'environment variables are declared',
    reason: '`describe` and `doctor` show operators which variables to set.',
    check: checkEnvironment
  }
]

/** Returns the faults of a destination by one rule, without those that its facts prescribe. */
export function findingsOf(rule: Rule, subject: Subject): Finding[] {
  const findings = rule.check(subject)
  if (findings.length === 0 || !rule.yieldsToFacts || !subject.facts) return findings
  const prescribed = rule.check({ ...subject, definition: definitionOfFacts(subject.facts) }).map(describeFinding)
  return findings.filter((finding) => !prescribed.includes(describeFinding(finding)))
}

/**
 * Returns the faults of a destination by all rules, in the order of the rules. If the definition is incomplete, returns
 * only that, because the other rules need a complete one.
 */
export function brokenRules(subject: Subject): { rule: Rule; finding: Finding }[] {
  const find = (rule: Rule) => findingsOf(rule, subject).map((finding) => ({ rule, finding }))
  const shape = find(shapeRule)
  return shape.length > 0 ? shape : rules.filter((rule) => rule !== shapeRule).flatMap(find)
}
