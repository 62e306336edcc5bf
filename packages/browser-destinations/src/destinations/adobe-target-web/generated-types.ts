// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The client code of your account, from **Administration > Implementation** in Adobe Target.
   */
  client_code: string
  /**
   * The number in the address of the administration of Adobe Target: `10` in `admin10.testandtarget.omniture.com`.
   */
  admin_number: string
  /**
   * The version of at.js to load.
   */
  version: '2.8.0'
  /**
   * The mbox that events are sent to.
   */
  mbox_name: string
  /**
   * The domain that at.js sets its cookies for, usually that of the site.
   */
  cookie_domain: string
}
