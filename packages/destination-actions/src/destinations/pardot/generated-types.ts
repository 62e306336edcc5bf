// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The ID of your Pardot business unit, which begins with `0Uv`. You find it in Salesforce under **Setup > Business Unit Setup**.
   */
  businessUnitID: string
  /**
   * The ID of your Pardot account. You find it in Pardot under **Settings**.
   */
  accountID: string
  /**
   * Turn it on if your business unit is a sandbox or for training. Its login and its API have other hosts.
   */
  isSandbox?: boolean
}
