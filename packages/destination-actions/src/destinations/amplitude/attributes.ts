import { parseUserAgent } from './user-agent'
import type { UserAgentHints } from './user-agent'
import { userPropertiesOf } from './user-properties'
import type { UserPropertyFields } from './user-properties'

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

/**
 * Gives what events and identifications have in common: the mapped values under the names that they have, completed by
 * what the user agent tells. A mapped value wins over one from the user agent.
 */
export async function attributesOf(payload: AttributeFields): Promise<Record<string, unknown>> {
  const { platform, library, library2, userAgent, userAgentParsing, includeRawUserAgent, userAgentData, ...others } =
    payload
  const { user_properties, utm_properties, referrer, setOnce, setAlways, add, ...mapped } = others
  return {
    ...(userAgentParsing && userAgent && (await parseUserAgent(userAgent, userAgentData))),
    ...(includeRawUserAgent && { user_agent: userAgent }),
    ...mapped,
    platform: platformOf(platform, library),
    user_properties: userPropertiesOf({ user_properties, utm_properties, referrer, setOnce, setAlways, add }),
    library: (library2?.behavior === 'use_mapping' && library2.mapping) || 'segment'
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
