// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * A postal address of the constituent. It needs a type.
   */
  address?: {
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
  birthdate?: string | number
  /**
   * Where the constituent was born.
   */
  birthplace?: string
  /**
   * The system record ID of a constituent in Raiser's Edge. Without it, the constituent is looked up by the lookup ID or else the email address.
   */
  constituent_id?: string
  /**
   * An email address of the constituent. To be saved, it needs a type; to look the constituent up, it does not.
   */
  email?: {
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
  ethnicity?: string
  /**
   * The first name of the constituent.
   */
  first?: string
  /**
   * The former name of the constituent, such as a maiden name.
   */
  former_name?: string
  /**
   * The gender of the constituent.
   */
  gender?: string
  /**
   * Whether the constituent wants to stay anonymous when giving.
   */
  gives_anonymously?: boolean
  /**
   * The income of the constituent.
   */
  income?: string
  /**
   * The industry that the constituent works in.
   */
  industry?: string
  /**
   * The last name of the constituent. A new constituent needs one.
   */
  last?: string
  /**
   * The ID of the constituent that your organization defines. A constituent with this ID is updated.
   */
  lookup_id?: string
  /**
   * The marital status of the constituent.
   */
  marital_status?: string
  /**
   * A website or a profile of the constituent. It needs a type.
   */
  online_presence?: {
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
  phone?: {
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
  preferred_name?: string
  /**
   * The religion of the constituent.
   */
  religion?: string
  /**
   * What follows the name of the constituent, such as `Jr.`.
   */
  suffix?: string
  /**
   * What else follows the name of the constituent.
   */
  suffix_2?: string
  /**
   * How to address the constituent, such as `Dr.`.
   */
  title?: string
  /**
   * How else to address the constituent.
   */
  title_2?: string
}
