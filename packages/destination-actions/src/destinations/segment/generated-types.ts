// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The write key of the Segment source that is to get the calls. Find it in the settings of the source under **API Keys**.
   */
  source_write_key: string
}
