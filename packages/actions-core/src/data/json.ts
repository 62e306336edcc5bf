/**
 * A JSON scalar.
 *
 * @example
 * const scalar: JSONPrimitive = 'text'
 */
export type JSONPrimitive = string | number | boolean | null

/**
 * Any value that `JSON.parse` can return.
 *
 * @example
 * const value: JSONValue = { list: [1, 2] }
 */
export type JSONValue = JSONPrimitive | JSONObject | JSONArray

/**
 * A JSON object.
 *
 * @example
 * const settings: JSONObject = { apiKey: 'a-key', region: null }
 */
export type JSONObject = { [member: string]: JSONValue }

/**
 * A JSON array.
 *
 * @example
 * const list: JSONArray = [1, 'two', null]
 */
export type JSONArray = JSONValue[]

/**
 * JSON as code writes it: it may also contain dates and `undefined`.
 *
 * @example
 * const value: JSONLike = new Date(0)
 */
export type JSONLike = JSONPrimitive | JSONLikeObject | JSONLike[] | Date | undefined

/**
 * A JSON object as code writes it, for example an event or a mapping.
 *
 * @example
 * const payload: JSONLikeObject = { at: new Date(0), note: undefined }
 */
export type JSONLikeObject = { [member: string]: JSONLike; [member: number]: JSONLike }
