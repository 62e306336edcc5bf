// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The day of the action.
   */
  date: string | number
  /**
   * How you contacted the constituent.
   */
  category: 'Phone Call' | 'Meeting' | 'Mailing' | 'Email' | 'Task/Other'
  /**
   * Whether the action is done. Leave it out if you use statuses.
   */
  completed?: boolean
  /**
   * The day on which the action was done.
   */
  completed_date?: string | number
  /**
   * Data about the action, as a text.
   */
  description?: string
  /**
   * Whether the constituent contacted you (inbound) or you the constituent (outbound).
   */
  direction?: 'Inbound' | 'Outbound'
  /**
   * When the action ends, such as `11:30`.
   */
  end_time?: string
  /**
   * The system record IDs of the fundraisers who are to do the action.
   */
  fundraisers?: string[]
  /**
   * Where the action takes place.
   */
  location?: string
  /**
   * The system record ID of the opportunity that the action is for.
   */
  opportunity_id?: string
  /**
   * How the action ended.
   */
  outcome?: 'Successful' | 'Unsuccessful'
  /**
   * How urgent the action is.
   */
  priority?: 'High' | 'Low' | 'Normal'
  /**
   * When the action begins, such as `10:00`.
   */
  start_time?: string
  /**
   * The status of the action, one of those that your organization has in Raiser's Edge.
   */
  status?: string
  /**
   * The action in a few words, which appears in lists.
   */
  summary?: string
  /**
   * The type of the action, one of those that your organization has in Raiser's Edge.
   */
  type?: string
  /**
   * Who wrote the summary and the description.
   */
  author?: string
  /**
   * A postal address of the constituent. It needs a type.
   */
  constituent_address?: {
    /**
     * The street and house number.
     */
    address_lines?: string
    /**
     * The city.
     */
    city?: string
    /**
     * The country, by its name or abbreviation.
     */
    country?: string
    /**
     * Whether the constituent wants no mail at this address.
     */
    do_not_mail?: boolean
    /**
     * The postal code.
     */
    postal_code?: string
    /**
     * Whether it is the main one of its kind.
     */
    primary?: boolean
    /**
     * The state, by its abbreviation.
     */
    state?: string
    /**
     * The type, as your organization has it in Raiser's Edge, such as `Home`. Without a type, nothing is saved.
     */
    type?: string
  }
  /**
   * The day on which the constituent was born.
   */
  constituent_birthdate?: string | number
  /**
   * Where the constituent was born.
   */
  constituent_birthplace?: string
  /**
   * The system record ID of a constituent in Raiser's Edge. Without it, the constituent is looked up by the lookup ID or else the email address.
   */
  constituent_id?: string
  /**
   * An email address of the constituent. To be saved, it needs a type; to look the constituent up, it does not.
   */
  constituent_email?: {
    /**
     * The email address.
     */
    address?: string
    /**
     * Whether the constituent wants no email at this address.
     */
    do_not_email?: boolean
    /**
     * Whether it is the main one of its kind.
     */
    primary?: boolean
    /**
     * The type, as your organization has it in Raiser's Edge, such as `Email`. Without a type, nothing is saved.
     */
    type?: string
  }
  /**
   * The ethnicity of the constituent.
   */
  constituent_ethnicity?: string
  /**
   * The first name of the constituent.
   */
  constituent_first?: string
  /**
   * The former name of the constituent, such as a maiden name.
   */
  constituent_former_name?: string
  /**
   * The gender of the constituent.
   */
  constituent_gender?: string
  /**
   * Whether the constituent wants to stay anonymous when giving.
   */
  constituent_gives_anonymously?: boolean
  /**
   * The income of the constituent.
   */
  constituent_income?: string
  /**
   * The industry that the constituent works in.
   */
  constituent_industry?: string
  /**
   * The last name of the constituent. A new constituent needs one.
   */
  constituent_last?: string
  /**
   * The ID of the constituent that your organization defines. A constituent with this ID is updated.
   */
  constituent_lookup_id?: string
  /**
   * The marital status of the constituent.
   */
  constituent_marital_status?: string
  /**
   * A website or a profile of the constituent. It needs a type.
   */
  constituent_online_presence?: {
    /**
     * The address of the website.
     */
    address?: string
    /**
     * Whether it is the main one of its kind.
     */
    primary?: boolean
    /**
     * The type, as your organization has it in Raiser's Edge, such as `Website`. Without a type, nothing is saved.
     */
    type?: string
  }
  /**
   * A phone number of the constituent. It needs a type.
   */
  constituent_phone?: {
    /**
     * Whether the constituent wants no calls at this number.
     */
    do_not_call?: boolean
    /**
     * The phone number.
     */
    number?: string
    /**
     * Whether it is the main one of its kind.
     */
    primary?: boolean
    /**
     * The type, as your organization has it in Raiser's Edge, such as `Home`. Without a type, nothing is saved.
     */
    type?: string
  }
  /**
   * The name that the constituent likes to be called by.
   */
  constituent_preferred_name?: string
  /**
   * The religion of the constituent.
   */
  constituent_religion?: string
  /**
   * What follows the name of the constituent, such as `Jr.`.
   */
  constituent_suffix?: string
  /**
   * What else follows the name of the constituent.
   */
  constituent_suffix_2?: string
  /**
   * How to address the constituent, such as `Dr.`.
   */
  constituent_title?: string
  /**
   * How else to address the constituent.
   */
  constituent_title_2?: string
}
