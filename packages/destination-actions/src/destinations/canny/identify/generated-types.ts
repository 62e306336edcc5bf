// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the person in your application, by which Canny finds the person again.
   */
  userId: string
  /**
   * Data about the person. Canny wants a name for everyone. Other traits than those listed become custom fields.
   */
  traits?: {
    /**
     * The URL of a picture of the person.
     */
    avatar?: string
    /**
     * The company that the person works for, with an `id` and a `name`.
     */
    company?: {
      [k: string]: unknown
    }
    /**
     * When the person signed up, in ISO 8601.
     */
    createdAt?: string
    /**
     * The ID among the traits. The field "User ID" is what counts.
     */
    id?: string
    /**
     * The name that Canny shows.
     */
    name?: string
    /**
     * Where Canny sends news of the feedback.
     */
    email?: string
    [k: string]: unknown
  }
  /**
   * The type of the call that the person was identified by, such as `identify`.
   */
  type: string
}
