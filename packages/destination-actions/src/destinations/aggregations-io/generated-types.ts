// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * An API key of your organization with the permission to write.
   */
  api_key: string
  /**
   * The ID at the end of the POST URL of your ingest. Its ingestion format must be an array of events, because events are sent in lists.
   */
  ingest_id: string
}
