import { preset } from '@segment/actions-core'
import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { browserDestination } from '../../runtime/shim'
import { scriptOf, sdkOf, VERSION, type Braze, type Client } from './api'
import debounce from './debounce'
import type { Settings } from './generated-types'
import { settings } from './settings'
import trackEvent from './trackEvent'
import trackPurchase from './trackPurchase'
import updateUserProfile from './updateUserProfile'

export const destination: BrowserDestinationDefinition<Settings, Client> = {
  name: 'Braze Web Mode (Actions)',
  slug: 'actions-braze-web',
  mode: 'device',
  description: "Tells Braze who a user is and what they do, and shows Braze's messages to them.",

  settings,

  initialize: async ({ settings, analytics }, { loadSdk }) => {
    const version = settings.sdkVersion || VERSION
    // A page may have the SDK already, and must not get it twice.
    const sdk = sdkOf(version) ?? (await loadSdk(scriptOf(version), () => sdkOf(version)))
    let isStarted = false
    const braze = () => {
      const isDeferred = settings.deferUntilIdentified && typeof analytics.user().id() !== 'string'
      isStarted ||= !isDeferred && start(sdk, settings)
      return isStarted ? sdk : undefined
    }
    braze()
    return { braze, last: {} }
  },

  presets: [
    preset('Identify Calls', { updateUserProfile }, 'type = "identify" or type = "group"'),
    preset('Order Completed calls', { trackPurchase }, 'type = "track" and event = "Order Completed"'),
    preset('Track Calls', { trackEvent }, 'type = "track" and event != "Order Completed"')
  ],

  actions: { updateUserProfile, trackEvent, trackPurchase, debounce }
}

export default browserDestination(destination)

/** What is no option of the SDK. The settings of a page hold more than the definition knows, such as its mappings. */
const NO_OPTIONS = [
  'sdkVersion',
  'api_key',
  'endpoint',
  'deferUntilIdentified',
  'automaticallyDisplayMessages',
  'devicePropertyAllowlist',
  'versionSettings',
  'subscriptions'
]

/**
 * Initializes the SDK, and opens a session.
 *
 * https://braze.com/docs/developer_guide/sdk_repository_guides/web/
 *
 * @returns whether the SDK could be initialized
 */
function start(braze: Braze, settings: Settings): boolean {
  const { api_key, endpoint, devicePropertyAllowlist, automaticallyDisplayMessages } = settings
  const options = Object.entries(settings).filter(([name]) => !NO_OPTIONS.includes(name))
  const allowed = devicePropertyAllowlist?.some((property) => property.trim()) && { devicePropertyAllowlist }
  const baseUrl = window.BRAZE_BASE_URL || endpoint
  if (!braze.initialize(api_key, { baseUrl, ...Object.fromEntries(options), ...allowed })) return false
  braze.addSdkMetadata?.([braze.BrazeSdkMetadata?.SEGMENT])
  if (automaticallyDisplayMessages) {
    braze.display?.automaticallyShowNewInAppMessages()
    braze.automaticallyShowInAppMessages?.()
  }
  braze.openSession()
  return true
}
