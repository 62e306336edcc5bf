// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the audience in Segment, by which Talon.One finds its own.
   */
  audienceId: string
  /**
   * The name of the audience, as people see it in Talon.One.
   */
  audienceName: string
}
