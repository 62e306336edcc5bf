// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The number of the account in VWO.
   */
  vwoAccountId: number
  /**
   * How many milliseconds the page waits for the settings of the campaigns.
   */
  settingsTolerance?: number
  /**
   * How many milliseconds the page waits for VWO's library. Only earlier versions of the SmartCode use it: since version 3, the library has its own limit.
   */
  libraryTolerance?: number
  /**
   * Let VWO use the page's jQuery instead of its own. Only earlier versions of the SmartCode use it: since version 3, the library decides.
   */
  useExistingJquery?: boolean
  /**
   * Add VWO's asynchronous SmartCode. Turn it off if your pages have the SmartCode already.
   */
  addSmartcode?: boolean
}
