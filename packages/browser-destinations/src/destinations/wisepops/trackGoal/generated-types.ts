// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The identifier of the goal, from Wisepops. Without it, the goal of the website is meant.
   */
  goalName?: string
  /**
   * What reaching the goal earned.
   */
  goalRevenue?: string
}
