import type { GlobalSetting } from '@segment/actions-core'
import { VERSION, VERSIONS } from './api'

/** The endpoints of the SDK, by the instance of Braze that an account is on. */
const ENDPOINTS = {
  'US-01': 'sdk.iad-01.braze.com',
  'US-02': 'sdk.iad-02.braze.com',
  'US-03': 'sdk.iad-03.braze.com',
  'US-04': 'sdk.iad-04.braze.com',
  'US-05': 'sdk.iad-05.braze.com',
  'US-06': 'sdk.iad-06.braze.com',
  'US-07': 'sdk.iad-07.braze.com',
  'US-08': 'sdk.iad-08.braze.com',
  'US-09': 'sdk.us-09.braze.com',
  'US-10': 'sdk.us-10.braze.com',
  'EU-01': 'sdk.fra-01.braze.eu',
  'EU-02': 'sdk.fra-02.braze.eu',
  'AU-01': 'sdk.au-01.braze.com',
  'ID-01': 'sdk.id-01.braze.com',
  'JP-01': 'sdk.jp-01.braze.com'
}

/** A setting that is off unless it is switched on. */
const option = (label: string, description: string): GlobalSetting => ({
  label,
  description,
  type: 'boolean',
  default: false
})

/** The settings of the destination. Those below `deferUntilIdentified` are options of the SDK, by their own names. */
export const settings = {
  sdkVersion: {
    label: 'SDK Version',
    description: "The version of Braze's SDK to load.",
    type: 'string',
    choices: VERSIONS.map((version) => ({ value: version, label: version })),
    required: true,
    default: VERSION
  },
  api_key: {
    label: 'API Key',
    description: 'The API key of the website, from **Settings > App Settings** in Braze. It is public.',
    type: 'password',
    required: true
  },
  endpoint: {
    label: 'SDK Endpoint',
    description: 'The endpoint of the instance of Braze that your account is on.',
    type: 'string',
    format: 'uri',
    choices: Object.entries(ENDPOINTS).map(([name, value]) => ({ value, label: `${name} (${value})` })),
    required: true,
    default: ENDPOINTS['US-01']
  },
  automaticallyDisplayMessages: {
    label: 'Display Messages Automatically',
    description: 'Show in-app messages to users as soon as they arrive. Switch this off if the site shows them itself.',
    type: 'boolean',
    default: true
  },
  deferUntilIdentified: option(
    'Only Track Known Users',
    'Do not start Braze before the user is identified. Events of anonymous visitors are dropped.'
  ),
  allowCrawlerActivity: option('Allow Crawler Activity', 'Also record the activity of known spiders and web crawlers.'),
  allowUserSuppliedJavascript: option(
    'Allow User-Supplied JavaScript',
    'Let messages contain JavaScript. Switch this on only if you trust everybody who writes messages in Braze.'
  ),
  appVersion: {
    label: 'App Version',
    description: 'The version of your site. Messages can be for certain versions.',
    type: 'string'
  },
  contentSecurityNonce: {
    label: 'Content-Security-Policy Nonce',
    description: 'The nonce that the SDK sets on the scripts and styles that it adds.',
    type: 'string'
  },
  devicePropertyAllowlist: {
    label: 'Device Property Allowlist',
    description: 'The device properties to collect, such as `os` and `language`. Without any, all are collected.',
    type: 'string',
    multiple: true
  },
  disablePushTokenMaintenance: option(
    'Disable Push Token Maintenance',
    'Do not renew the push token of users at each session.'
  ),
  doNotLoadFontAwesome: option(
    'Do Not Load Font Awesome',
    'Do not load Font Awesome for the icons of messages. Switch this on if the site has it.'
  ),
  enableLogging: option('Enable Logging', 'Write what the SDK does to the console.'),
  enableSdkAuthentication: option(
    'Enable SDK Authentication',
    'Send a signature of the user with each request. The site has to set it.'
  ),
  inAppMessageZIndex: {
    label: 'In-App Message Z-Index',
    description: 'The z-index of in-app messages.',
    type: 'number'
  },
  localization: {
    label: 'Localization',
    description: "The language of the SDK's own texts.",
    type: 'string',
    default: 'en'
  },
  manageServiceWorkerExternally: option(
    'Manage Service Worker Externally',
    'Do not register a service worker. Switch this on if the site registers its own.'
  ),
  minimumIntervalBetweenTriggerActionsInSeconds: {
    label: 'Minimum Interval Between Triggers',
    description: 'The least number of seconds between two messages.',
    type: 'number',
    default: 30
  },
  noCookies: option('No Cookies', 'Keep data in the local storage of the browser only, not in cookies.'),
  openCardsInNewTab: option('Open Cards in New Tab', 'Open the links of cards in a new tab.'),
  openInAppMessagesInNewTab: option(
    'Open In-App Messages in New Tab',
    'Open the links of in-app messages in a new tab.'
  ),
  requireExplicitInAppMessageDismissal: option(
    'Require Explicit Dismissal',
    'Keep an in-app message open when the user clicks beside it or presses Escape.'
  ),
  safariWebsitePushId: {
    label: 'Safari Website Push ID',
    description: 'The website push ID from Apple, for push messages in versions of Safari before 16.',
    type: 'string'
  },
  serviceWorkerLocation: {
    label: 'Service Worker Location',
    description: 'The path of the service worker on the site. Without one, `/service-worker.js`.',
    type: 'string'
  },
  sessionTimeoutInSeconds: {
    label: 'Session Timeout',
    description: 'After how many seconds without activity a session ends.',
    type: 'number',
    default: 1800
  }
} satisfies Record<string, GlobalSetting>
