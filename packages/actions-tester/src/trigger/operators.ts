import type { ConditionType, Operator } from '@segment/actions-core/trigger'

/** What of an event a condition tests. */
export type Subject = Exclude<ConditionType, 'group'>

/** How an operator is shown. */
export interface OperatorView {
  operator: Operator
  /** Between the subject and the value: `is at least`. */
  label: string
  /** After "must", where an event does not meet it: `be at least`. */
  demand: string
  /** What is compared with. */
  needs: 'text' | 'number' | 'nothing'
}

function view(needs: OperatorView['needs'], operator: Operator, label: string, demand: string): OperatorView {
  return { operator, label, demand, needs }
}

const EQUALITY = [view('text', '=', 'is', 'be'), view('text', '!=', 'is not', 'not be')]

const TEXTS = [
  view('text', 'contains', 'contains', 'contain'),
  view('text', 'not_contains', 'does not contain', 'not contain'),
  view('text', 'starts_with', 'starts with', 'start with'),
  view('text', 'not_starts_with', 'does not start with', 'not start with'),
  view('text', 'ends_with', 'ends with', 'end with'),
  view('text', 'not_ends_with', 'does not end with', 'not end with')
]

const NUMBERS = [
  view('number', 'number_equals', 'is the number', 'be the number'),
  view('number', 'number_not_equals', 'is a number other than', 'be a number other than'),
  view('number', '<', 'is less than', 'be less than'),
  view('number', '<=', 'is at most', 'be at most'),
  view('number', '>', 'is more than', 'be more than'),
  view('number', '>=', 'is at least', 'be at least')
]

const TRUTH = [view('nothing', 'is_true', 'is true', 'be true'), view('nothing', 'is_false', 'is false', 'be false')]

const PRESENCE = [
  view('nothing', 'exists', 'exists', 'exist'),
  view('nothing', 'not_exists', 'does not exist', 'not exist')
]

const ALL = [...EQUALITY, ...TEXTS, ...NUMBERS, ...TRUTH, ...PRESENCE]

/** How a subject is shown. */
export interface SubjectView {
  subject: Subject
  label: string
  /** Its key in the event. */
  word: string
  /** Whether a path inside it follows. */
  hasPath: boolean
  /** The operators that fit it. */
  operators: readonly OperatorView[]
}

/** The subjects of conditions, in the order in which they are offered. */
export const SUBJECTS: readonly SubjectView[] = [
  { subject: 'event-type', label: 'Event type', word: 'type', hasPath: false, operators: EQUALITY },
  { subject: 'event', label: 'Event name', word: 'event', hasPath: false, operators: [...EQUALITY, ...TEXTS] },
  { subject: 'event-property', label: 'Property', word: 'properties', hasPath: true, operators: ALL },
  { subject: 'event-trait', label: 'Trait', word: 'traits', hasPath: true, operators: ALL },
  { subject: 'event-context', label: 'Context', word: 'context', hasPath: true, operators: ALL },
  {
    subject: 'name',
    label: 'Page or screen name',
    word: 'name',
    hasPath: false,
    operators: [...EQUALITY, ...TEXTS, ...PRESENCE]
  },
  {
    subject: 'userId',
    label: 'User ID',
    word: 'userId',
    hasPath: false,
    operators: [...EQUALITY, ...TEXTS, ...PRESENCE]
  }
]

/** Returns how a subject is shown. */
export function subjectView(subject: Subject): SubjectView {
  return SUBJECTS.find((each) => each.subject === subject)!
}

/** Returns how an operator is shown for a subject; undefined if it does not fit. */
export function operatorView(subject: Subject, operator: string): OperatorView | undefined {
  return SUBJECTS.find((each) => each.subject === subject)?.operators.find((each) => each.operator === operator)
}

/** Returns the operators for a subject, those first that fit a value of the event. */
export function operatorsFor(subject: Subject, actual: unknown): readonly OperatorView[] {
  const { operators } = subjectView(subject)
  const first = typeof actual === 'number' ? NUMBERS : typeof actual === 'boolean' ? TRUTH : []
  return [...first, ...operators.filter((each) => !first.includes(each))]
}
