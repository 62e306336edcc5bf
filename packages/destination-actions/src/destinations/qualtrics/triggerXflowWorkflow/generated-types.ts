// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The address of the workflow. You find it in Qualtrics at the JSON event that starts the workflow.
   */
  workflowUrl: string
  /**
   * The data that the workflow gets.
   */
  eventPayload?: {
    [k: string]: unknown
  }
}
