import { PayloadValidationError } from '@segment/actions-core'

/** What names a person: exactly one of these. */
export type PersonIdentifiers = { id: string } | { email: string } | { cio_id: string } | { anonymous_id: string }

/** What names an object: its type, as a number in text, and its own name. */
export interface ObjectIdentifiers {
  object_type_id: string
  object_id: string
}

/** The fields of a payload that can name a person. Empty texts count as missing. */
interface PersonFields {
  person_id?: string
  email?: string
  anonymous_id?: string
}

/** As {@link personIdentifiers}, or `undefined` where no field names a person. */
export function findPersonIdentifiers({ person_id, email, anonymous_id }: PersonFields): PersonIdentifiers | undefined {
  const cioId = person_id?.match(/^cio_(.+)$/)?.[1]
  if (cioId) return { cio_id: cioId }
  if (person_id) return isEmail(person_id) ? { email: person_id } : { id: person_id }
  if (email) return { email }
  if (anonymous_id) return { anonymous_id }
  return undefined
}

/**
 * Names the person by the first field there is. A person ID that begins with `cio_` is the identifier that Customer.io
 * gave, and one that is an e-mail address names the person by it. Source:
 * https://docs.customer.io/integrations/data-in/connections/cdps/segment-destination
 *
 * @throws PayloadValidationError where no field names a person
 */
export function personIdentifiers(fields: PersonFields): PersonIdentifiers {
  const identifiers = findPersonIdentifiers(fields)
  if (identifiers) return identifiers
  throw new PayloadValidationError(
    'The event does not say whom it is about. Map a user ID, an email address or an anonymous ID.'
  )
}

/**
 * Names an object. The default type is `1`, that of the first kind of object that a workspace has.
 *
 * @throws PayloadValidationError without an object ID
 */
export function objectIdentifiers(fields: { object_id?: string; object_type_id?: string }): ObjectIdentifiers {
  if (fields.object_id) return { object_type_id: fields.object_type_id || '1', object_id: fields.object_id }
  throw new PayloadValidationError('The event does not say which object it is about. Map an ID to "Object ID".')
}

function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
}
