// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Who achieved the goal, by each unit type that your experiments use. The unit types must exist in the ABsmartly web console; empty values are left out.
   */
  units: {
    [k: string]: unknown
  }
  /**
   * The name of the goal, as the ABsmartly web console has it.
   */
  name: string
  /**
   * Further data about the goal. Numbers can be used as metrics.
   */
  properties: {
    [k: string]: unknown
  }
  /**
   * The library that the event comes from, for ABsmartly to tell sources apart.
   */
  agent?: string
  /**
   * The name of an application in the ABsmartly web console that the event belongs to.
   */
  application?: string
}
