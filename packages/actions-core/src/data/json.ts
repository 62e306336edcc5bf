/** A JSON scalar. */
export type JSONPrimitive = string | number | boolean | null

/** Anything `JSON.parse` can return. */
export type JSONValue = JSONPrimitive | JSONObject | JSONArray

/** A JSON object. */
export type JSONObject = { [member: string]: JSONValue }

/** A JSON array. */
export type JSONArray = JSONValue[]

/** JSON as it is written in code: dates and `undefined` may stand in it as well. */
export type JSONLike = JSONPrimitive | JSONLikeObject | JSONLike[] | Date | undefined

/** An object of JSON as it is written in code, for example an event or a mapping. */
export type JSONLikeObject = { [member: string]: JSONLike; [member: number]: JSONLike }
