// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * An authenticated domain of your account. The address of From must belong to it.
   */
  domain?: string
  /**
   * Who sends the email.
   */
  from: {
    /**
     * The email address.
     */
    email: string
    /**
     * The name that is shown with it.
     */
    name?: string
  }
  /**
   * Who gets the email.
   */
  to: {
    /**
     * The email address.
     */
    email: string
    /**
     * The name that is shown with it.
     */
    name?: string
  }
  /**
   * Who gets a copy, for all to see.
   */
  cc?: {
    /**
     * The email address.
     */
    email?: string
    /**
     * The name that is shown with it.
     */
    name?: string
  }[]
  /**
   * Who gets a copy, without the others seeing it.
   */
  bcc?: {
    /**
     * The email address.
     */
    email?: string
    /**
     * The name that is shown with it.
     */
    name?: string
  }[]
  /**
   * More headers of the email, by name.
   */
  headers?: {
    [k: string]: unknown
  }
  /**
   * The values that the template shows, by name.
   */
  dynamic_template_data?: {
    [k: string]: unknown
  }
  /**
   * The dynamic template to send. It needs an active version.
   */
  template_id: string
  /**
   * Values that SendGrid keeps with the email and repeats in webhooks and statistics.
   */
  custom_args?: {
    [k: string]: unknown
  }
  /**
   * When to send the email, at most 72 hours ahead. Without it, at once.
   */
  send_at?: string
  /**
   * Where answers go. Without it, to From.
   */
  reply_to?: {
    /**
     * The email address.
     */
    email?: string
    /**
     * The name that is shown with it.
     */
    name?: string
  }
  /**
   * Categories by which statistics are split.
   */
  categories?: string[]
  /**
   * The pool of IP addresses to send from.
   */
  ip_pool_name?: string
  /**
   * The group that people leave when they unsubscribe by this email.
   */
  group_id?: string
}
