// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the user who gets the alias; Braze must know it already. Without it Braze makes a new user who has only the alias.
   */
  external_id?: string | null
  /**
   * The alias itself. Among those with the same label it must name one user only.
   */
  alias_name: string
  /**
   * What kind of name the alias is, for example `device_id`.
   */
  alias_label: string
}
