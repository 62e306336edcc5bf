// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The kind of object, such as `company`, as Encharge names it.
   */
  objectType: string
  /**
   * Your own ID of the object. Encharge finds the object by it.
   */
  externalId?: string
  /**
   * The ID that Encharge gave to the object. With it, Encharge updates this very object.
   */
  id?: string
  /**
   * Fields to keep with the object.
   */
  objectData?: {
    [k: string]: unknown
  }
  /**
   * Your own ID of the person.
   */
  userId?: string
  /**
   * The email address of a person who belongs to the object.
   */
  email?: string
}
