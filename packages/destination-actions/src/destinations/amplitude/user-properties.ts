type Properties = Record<string, unknown>

/** The properties that each operation is for. */
type Operations = Record<string, Properties>

/** The fields of a payload that end up in `user_properties`. */
export interface UserPropertyFields {
  user_properties?: Properties
  utm_properties?: Properties
  referrer?: string
  setOnce?: Properties
  setAlways?: Properties
  add?: Properties
}

/** Source: https://amplitude.com/docs/apis/analytics/identify, "User properties supported operations" */
const operationNames = [
  '$set',
  '$setOnce',
  '$add',
  '$append',
  '$prepend',
  '$unset',
  '$preInsert',
  '$postInsert',
  '$remove'
]

/**
 * Puts everything known of a user into the form of Amplitude: plain properties alone, or operations alone. Amplitude
 * takes no mixture of the two, so plain properties move into `$set` when there is any operation
 * (https://amplitude.com/docs/apis/analytics/identify).
 *
 * A campaign and a referrer are kept twice: as they are now by `$set`, and as they were first, under names that begin
 * with `initial_`, by `$setOnce`. Operations in `user_properties` win over those of the other fields.
 */
export function userPropertiesOf(fields: UserPropertyFields): Properties | undefined {
  const { user_properties = {}, utm_properties, referrer, setOnce, setAlways, add } = fields
  const touch = { ...utm_properties, ...(referrer && { referrer }) }
  const given = pick(user_properties, (name) => operationNames.includes(name)) as Operations
  const operations = nonEmpty({
    ...given,
    $set: { ...touch, ...setAlways, ...given.$set },
    $setOnce: { ...initial(touch), ...withoutEmptyTexts(setOnce), ...given.$setOnce },
    $add: { ...add, ...given.$add }
  })
  if (Object.keys(operations).length === 0) return fields.user_properties
  const plain = pick(user_properties, (name) => !operationNames.includes(name))
  return nonEmpty({ ...operations, $set: { ...plain, ...operations.$set } })
}

function initial(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [`initial_${name}`, value]))
}

/** A visit without a referrer has an empty one, which would take the place of the first real one for good. */
function withoutEmptyTexts(properties: Properties = {}): Properties {
  return pick(properties, (_, value) => value !== '')
}

function nonEmpty(operations: Operations): Operations {
  return pick(operations, (_, properties) => Object.keys(properties as Properties).length > 0) as Operations
}

function pick(properties: Properties, isWanted: (name: string, value: unknown) => boolean): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name, value]) => isWanted(name, value)))
}
