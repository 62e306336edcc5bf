// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID that you know the person by. Without one, only traits are set.
   */
  userId?: string
  /**
   * Further data about the person: texts, numbers and booleans.
   */
  traits?: {
    [k: string]: unknown
  }
}
