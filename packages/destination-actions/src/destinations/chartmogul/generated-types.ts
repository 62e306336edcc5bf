// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The webhook URL that ChartMogul shows when you add a source for Segment.
   */
  chartmogul_webhook_url: string
}
