// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The public API key of your Koala workspace, which the Koala pixel uses too.
   */
  public_key: string
}
