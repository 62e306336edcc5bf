// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Whether you thanked the constituent for the gift, and when.
   */
  acknowledgement?: {
    /**
     * When the gift was acknowledged.
     */
    date?: string | number
    /**
     * `ACKNOWLEDGED`, `NEEDSACKNOWLEDGEMENT` or `DONOTACKNOWLEDGE`. Without it, the gift needs one.
     */
    status?: string
  }
  /**
   * The amount of the gift, in the currency of your organization.
   */
  amount: number
  /**
   * The number of the batch that the gift belongs to.
   */
  batch_number?: string
  /**
   * The prefix of the batch number. Without it, a batch number has the prefix `API`.
   */
  batch_prefix?: string
  /**
   * The date on the check, for gifts that are paid by check.
   */
  check_date?: string | number
  /**
   * The number of the check, for gifts that are paid by check.
   */
  check_number?: string
  /**
   * The constituency of the gift.
   */
  constituency?: string
  /**
   * The date of the gift. Without it, the gift is of now.
   */
  date?: string | number
  /**
   * Whether the fundraisers who are assigned to the constituent get credits for the gift.
   */
  default_fundraiser_credits?: boolean
  /**
   * Whether those who usually share credits with the constituent get soft credits for the gift.
   */
  default_soft_credits?: boolean
  /**
   * The system record ID of the fund that the gift goes to.
   */
  fund_id: string
  /**
   * The gift code, one of those that your organization has in Raiser's Edge.
   */
  gift_code?: string
  /**
   * The status of a recurring gift.
   */
  gift_status?: 'Active' | 'Held' | 'Terminated' | 'Completed' | 'Cancelled'
  /**
   * Whether the constituent wants to stay anonymous.
   */
  is_anonymous?: boolean
  /**
   * The ID of the recurring gift that a payment is for. Only used for gifts of the type `RecurringGiftPayment`.
   */
  linked_gifts?: string[]
  /**
   * Your own ID of the gift.
   */
  lookup_id?: string
  /**
   * How the gift was paid.
   */
  payment_method: 'Cash' | 'CreditCard' | 'PersonalCheck' | 'DirectDebit' | 'Other' | 'PayPal' | 'Venmo'
  /**
   * When the gift was posted to the general ledger. Without it, a gift that can be posted has its own date.
   */
  post_date?: string | number
  /**
   * Whether the gift was posted to the general ledger.
   */
  post_status?: 'Posted' | 'NotPosted' | 'DoNotPost'
  /**
   * Whether the constituent got a receipt for the gift, and when.
   */
  receipt?: {
    /**
     * When the receipt was issued. Only used with the status `RECEIPTED`.
     */
    date?: string | number
    /**
     * `RECEIPTED`, `NEEDSRECEIPT` or `DONOTRECEIPT`. Without it, the gift needs one.
     */
    status?: string
  }
  /**
   * When a gift of the type `RecurringGift` repeats. Such a gift needs a schedule.
   */
  recurring_gift_schedule?: {
    /**
     * The last day of the schedule.
     */
    end_date?: string | number
    /**
     * How often the gift repeats, such as `MONTHLY`.
     */
    frequency?: string
    /**
     * The first day of the schedule.
     */
    start_date?: string | number
  }
  /**
   * A note about the gift.
   */
  reference?: string
  /**
   * The subtype of the gift, one of those that your organization has in Raiser's Edge.
   */
  subtype?: string
  /**
   * The type of the gift.
   */
  type?: 'Donation' | 'Other' | 'GiftInKind' | 'RecurringGift' | 'RecurringGiftPayment'
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
