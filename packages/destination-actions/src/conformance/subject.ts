import type { DestinationDefinition } from '@segment/actions-core'
import type { Neighbour, Subject } from './check'
import { readFacts } from './facts'
import { checkSlug } from './names'

/**
 * Collects what the checks need to know about a destination. Its facts are those of its slug or, if the slug is wrong,
 * those of the slug that its folder stands for, not of the destination that owns the slug.
 */
export function subjectOf(
  { name, directory }: Pick<Subject, 'name' | 'directory'>,
  definition: DestinationDefinition,
  others: readonly Neighbour[]
): Subject {
  const subject = { name, directory, definition, others }
  const slug = checkSlug(subject).length === 0 ? definition.slug : `actions-${name}`
  return { ...subject, facts: readFacts(directory, slug) }
}
