// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID, which the user gets. If Braze knows it already, the two profiles become one.
   */
  external_id: string
  /**
   * Another name of the user, for example that of a device. It takes both a name and a label that says what kind of name it is. [More about aliases](https://www.braze.com/docs/user_guide/data/user_data_collection/user_profile_lifecycle/#user-aliases).
   */
  user_alias: {
    alias_name: string
    alias_label: string
  }
  /**
   * What becomes of the data of the profile without an ID: `merge` adds it to the other one, `none` keeps only push tokens and message history. Braze merges where nothing is chosen.
   */
  merge_behavior?: 'none' | 'merge'
}
