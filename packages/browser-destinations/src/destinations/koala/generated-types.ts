// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The public API key of the workspace, from Koala's Settings > Install.
   */
  project_slug: string
}
