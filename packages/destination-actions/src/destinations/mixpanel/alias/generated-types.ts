// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The new ID of the person.
   */
  alias?: string | null
  /**
   * The ID that the person has so far.
   */
  distinct_id?: string
}
