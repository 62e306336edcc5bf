/** A JSON scalar. */
export type JSONPrimitive = string | number | boolean | null

/** Any value that `JSON.parse` can return. */
export type JSONValue = JSONPrimitive | JSONObject | JSONArray

/** A JSON object. */
export type JSONObject = { [member: string]: JSONValue }

/** A JSON array. */
export type JSONArray = JSONValue[]

/** JSON as code writes it: it may also contain dates and `undefined`. */
export type JSONLike = JSONPrimitive | JSONLikeObject | JSONLike[] | Date | undefined

/** A JSON object as code writes it, for example an event or a mapping. */
export type JSONLikeObject = { [member: string]: JSONLike; [member: number]: JSONLike }
