// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * When set, each request carries the header `X-Signature`: the hexadecimal HMAC-SHA1 of its JSON body, made with this secret. For a batch it is that of the first event. Your endpoint can check it to tell real requests from forged ones.
   */
  sharedSecret?: string
}
