// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The ID of the organization, from CommandBar's dashboard.
   */
  orgId: string
  /**
   * Boot CommandBar as soon as a user is identified. Leave this off if the site boots it itself: then users only get their traits.
   */
  deploy?: boolean
}
