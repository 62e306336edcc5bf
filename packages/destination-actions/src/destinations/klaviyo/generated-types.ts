// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * A private API key, from **Settings > API keys** in Klaviyo.
   */
  api_key: string
}

export interface AudienceSettings {
  /**
   * The ID of the list that the audience goes to. Leave it empty to create a list.
   */
  listId?: string
}
