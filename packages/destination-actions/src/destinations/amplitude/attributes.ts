/** The fields of a payload that do not go out under their own names as they are. */
export interface AttributeFields extends UserPropertyFields {
  platform?: string
  library?: string
  library2?: { behavior?: string; mapping?: string }
  userAgent?: string
  userAgentParsing?: boolean
  includeRawUserAgent?: boolean
  userAgentData?: UserAgentHints
}

/** The fields of a payload that end up in `user_properties`. */
interface UserPropertyFields {
  user_properties?: Properties
  utm_properties?: Properties
  referrer?: string
  setOnce?: Properties
  setAlways?: Properties
  add?: Properties
}

type Properties = Record<string, unknown>

/** What a browser tells besides its user agent: https://wicg.github.io/ua-client-hints */
interface UserAgentHints {
  model?: string
  platformVersion?: string
}

/**
 * Makes what events and identifications have in common: the mapped values under the names that they have, completed by
 * what the user agent tells. A mapped value wins over one from the user agent.
 */
export async function attributesOf(payload: AttributeFields): Promise<Properties> {
  const { platform, library, library2, userAgent, userAgentParsing, includeRawUserAgent, userAgentData, ...others } =
    payload
  const { user_properties, utm_properties, referrer, setOnce, setAlways, add, ...mapped } = others
  return {
    ...(userAgentParsing && userAgent && (await parseUserAgent(userAgent, userAgentData))),
    ...(includeRawUserAgent && { user_agent: userAgent }),
    ...mapped,
    platform: platformOf(platform, library),
    user_properties: userPropertiesOf({ user_properties, utm_properties, referrer, setOnce, setAlways, add }),
    library: library2?.behavior === 'use_mapping' ? library2.mapping : 'segment'
  }
}

/**
 * Finds the device in a user agent. What it does not name is undefined. Hints come first, because browsers have frozen
 * the model and the version in their user agents.
 *
 * The version is that of the browser and a computer's model is its operating system, so that the values stay those that
 * Amplitude has of the same devices; they follow recorded requests.
 */
async function parseUserAgent(userAgent: string, { model, platformVersion }: UserAgentHints = {}) {
  const { UAParser } = await import('ua-parser-js')
  const { browser, os, device } = new UAParser(userAgent).getResult()
  // Computers have no type. Of these, the library names the maker of a Macintosh alone.
  const { vendor, model: deviceModel, type } = device.type ? device : {}
  return {
    os_name: os.name ?? browser.name,
    os_version: platformVersion ?? browser.major,
    device_manufacturer: vendor,
    device_model: model ?? deviceModel ?? os.name,
    device_type: type
  }
}

/** Source: https://amplitude.com/docs/get-started/user-property-definitions */
const platformNames = new Map([
  ['ios', 'iOS'],
  ['android', 'Android'],
  ['web', 'Web']
])

/** Spells a platform as Amplitude's SDKs do, so that charts do not show it twice. */
function platformOf(platform: string | undefined, library: string | undefined): string | undefined {
  if (!platform) return library === 'analytics.js' ? 'Web' : undefined
  return platformNames.get(platform.toLowerCase()) ?? platform
}

/**
 * Puts everything known of a user into `user_properties`: the mapped ones as they are, and beside them the operations of
 * https://amplitude.com/docs/apis/analytics/identify, "User properties supported operations".
 *
 * A campaign and a referrer are kept twice: as they are now by `$set`, and as they were first, under names that begin
 * with `initial_`, by `$setOnce`. Operations among the mapped properties win over those of the other fields.
 */
function userPropertiesOf(fields: UserPropertyFields): Properties | undefined {
  const { user_properties = {}, utm_properties, referrer, setOnce, setAlways, add } = fields
  const { $set, $setOnce, $add } = user_properties as Record<string, Properties | undefined>
  const touch = { ...utm_properties, ...(referrer && { referrer }) }
  const operations = withoutEmpty({
    $set: { ...touch, ...setAlways, ...$set },
    $setOnce: { ...initial(touch), ...withoutEmptyTexts(setOnce), ...$setOnce },
    $add: { ...add, ...$add }
  })
  return Object.keys(operations).length === 0 ? fields.user_properties : { ...user_properties, ...operations }
}

function initial(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [`initial_${name}`, value]))
}

/** A visit without a referrer has an empty one, which would take the place of the first real one for good. */
function withoutEmptyTexts(properties: Properties = {}): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== ''))
}

function withoutEmpty(operations: Record<string, Properties>): Properties {
  return Object.fromEntries(Object.entries(operations).filter(([, properties]) => Object.keys(properties).length > 0))
}
