// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The MDM ID of your advertiser, which your representative at Yahoo DSP gives you.
   */
  mdm_id: string
  /**
   * The ID of your Engage space, from Unify > Unify Settings > API Access. It names your node in the taxonomy of Yahoo.
   */
  engage_space_id: string
  /**
   * A description of your node in the taxonomy of Yahoo.
   */
  customer_desc?: string
}

export interface AudienceSettings {
  /**
   * Has no effect: the segment is created whenever an audience is connected.
   */
  placeholder?: boolean
}
