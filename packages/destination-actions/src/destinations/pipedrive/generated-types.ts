// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The first part of the address of your Pipedrive account: `acme` if you work at `acme.pipedrive.com`.
   */
  domain: string
  /**
   * Your API token, from **Personal preferences > API** in Pipedrive.
   */
  apiToken: string
  /**
   * The key of the field that finds persons, where a mapping names no other. For a custom field it is a long text of letters and digits.
   */
  personField?: string
  /**
   * The key of the field that finds organizations, where a mapping names no other.
   */
  organizationField?: string
  /**
   * The key of the field that finds deals, where a mapping names no other.
   */
  dealField?: string
}
