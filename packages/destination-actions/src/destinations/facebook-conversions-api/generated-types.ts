// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The ID of your pixel, from Events Manager > Data Sources. Assign it to the system user of Segment first.
   */
  pixelId: string
  /**
   * Shows all events among the test events in Events Manager, where the code is. Leave it out in production.
   */
  testEventCode?: string
}
