// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The accounts of advertisers that you gave access to. The connection to TikTok fills it in.
   */
  advertiser_ids?: string[]
}

export interface AudienceSettings {
  /**
   * The account of the advertiser in which the audience is created.
   */
  advertiserId?: string
}
