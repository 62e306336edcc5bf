import type { InputField } from '@segment/actions-core'

/** Which user is meant where several have the same email address; the second rule helps where the first does not. */
export interface Prioritization {
  first_priority?: string
  second_priority?: string
}

const labels = {
  identified: 'Users with an external ID',
  unidentified: 'Users without an external ID',
  most_recently_updated: 'The user who was updated last',
  least_recently_updated: 'The user who was not updated for the longest time'
}

/** Makes the field `prioritization` with the rules that an action offers. */
export function prioritizationField(rules: (keyof typeof labels)[]) {
  const choices = rules.map((value) => ({ label: labels[value], value }))
  return {
    label: 'Prioritization',
    description: 'Which user is meant where several have the same email address.',
    type: 'object',
    properties: {
      first_priority: { label: 'First Priority', type: 'string', choices },
      second_priority: { label: 'Second Priority', type: 'string', choices }
    }
  } satisfies InputField
}

/**
 * Gives the list that Braze expects beside an email address. Source: "Identifying users by email addresses" in
 * https://www.braze.com/docs/api/endpoints/user_data/post_user_identify/
 */
export function priorityList({ first_priority, second_priority }: Prioritization = {}): string[] {
  return [first_priority, second_priority].filter((rule) => rule !== undefined)
}
