import type { DestinationDefinition } from '@segment/actions-core'
import type { Neighbour, Subject } from './check'
import { readFacts } from './facts'
import { checkSlug } from './names'

/**
 * A destination as the checks see it. Its facts are those of its slug; where that is wrong, they are those of the slug
 * that its folder stands for, and not of the destination whose slug it took.
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
