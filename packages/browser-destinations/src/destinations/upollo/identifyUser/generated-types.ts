// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID that you know the user by.
   */
  user_id?: string
  /**
   * The name of the user.
   */
  name?: string
  /**
   * The first name of the user. Used where there is no name.
   */
  firstName?: string
  /**
   * The last name of the user. Used where there is no name.
   */
  lastName?: string
  /**
   * The email address of the user.
   */
  email?: string
  /**
   * The phone number of the user.
   */
  phone?: string
  /**
   * The address of a picture of the user.
   */
  avatar_image_url?: string
  /**
   * What else you know about the user. Upollo takes texts only; other values are left out.
   */
  custom_traits?: {
    [k: string]: unknown
  }
}
