// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The ID of the project, from Jimo's Settings > Install.
   */
  projectId: string
  /**
   * Look again which experiences a user should see when their traits change.
   */
  refetchExperiencesOnTraitsUpdate?: boolean
  /**
   * Start Jimo only when a user is identified, so that anonymous visitors do not see it.
   */
  manualInit?: boolean
}
