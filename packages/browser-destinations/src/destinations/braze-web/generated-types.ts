// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The version of Braze's SDK to load.
   */
  sdkVersion: '3.1' | '3.3' | '3.5' | '4.1' | '4.6' | '4.8' | '4.10' | '5.4' | '5.7' | '5.8' | '5.9' | '6.1' | '6.10'
  /**
   * The API key of the website, from **Settings > App Settings** in Braze. It is public.
   */
  api_key: string
  /**
   * The endpoint of the instance of Braze that your account is on.
   */
  endpoint:
    | 'sdk.iad-01.braze.com'
    | 'sdk.iad-02.braze.com'
    | 'sdk.iad-03.braze.com'
    | 'sdk.iad-04.braze.com'
    | 'sdk.iad-05.braze.com'
    | 'sdk.iad-06.braze.com'
    | 'sdk.iad-07.braze.com'
    | 'sdk.iad-08.braze.com'
    | 'sdk.us-09.braze.com'
    | 'sdk.us-10.braze.com'
    | 'sdk.fra-01.braze.eu'
    | 'sdk.fra-02.braze.eu'
    | 'sdk.au-01.braze.com'
    | 'sdk.id-01.braze.com'
    | 'sdk.jp-01.braze.com'
  /**
   * Show in-app messages to users as soon as they arrive. Switch this off if the site shows them itself.
   */
  automaticallyDisplayMessages?: boolean
  /**
   * Do not start Braze before the user is identified. Events of anonymous visitors are dropped.
   */
  deferUntilIdentified?: boolean
  /**
   * Also record the activity of known spiders and web crawlers.
   */
  allowCrawlerActivity?: boolean
  /**
   * Let messages contain JavaScript. Switch this on only if you trust everybody who writes messages in Braze.
   */
  allowUserSuppliedJavascript?: boolean
  /**
   * The version of your site. Messages can be for certain versions.
   */
  appVersion?: string
  /**
   * The nonce that the SDK sets on the scripts and styles that it adds.
   */
  contentSecurityNonce?: string
  /**
   * The device properties to collect, such as `os` and `language`. Without any, all are collected.
   */
  devicePropertyAllowlist?: string[]
  /**
   * Do not renew the push token of users at each session.
   */
  disablePushTokenMaintenance?: boolean
  /**
   * Do not load Font Awesome for the icons of messages. Switch this on if the site has it.
   */
  doNotLoadFontAwesome?: boolean
  /**
   * Write what the SDK does to the console.
   */
  enableLogging?: boolean
  /**
   * Send a signature of the user with each request. The site has to set it.
   */
  enableSdkAuthentication?: boolean
  /**
   * The z-index of in-app messages.
   */
  inAppMessageZIndex?: number
  /**
   * The language of the SDK's own texts.
   */
  localization?: string
  /**
   * Do not register a service worker. Switch this on if the site registers its own.
   */
  manageServiceWorkerExternally?: boolean
  /**
   * The least number of seconds between two messages.
   */
  minimumIntervalBetweenTriggerActionsInSeconds?: number
  /**
   * Keep data in the local storage of the browser only, not in cookies.
   */
  noCookies?: boolean
  /**
   * Open the links of cards in a new tab.
   */
  openCardsInNewTab?: boolean
  /**
   * Open the links of in-app messages in a new tab.
   */
  openInAppMessagesInNewTab?: boolean
  /**
   * Keep an in-app message open when the user clicks beside it or presses Escape.
   */
  requireExplicitInAppMessageDismissal?: boolean
  /**
   * The website push ID from Apple, for push messages in versions of Safari before 16.
   */
  safariWebsitePushId?: string
  /**
   * The path of the service worker on the site. Without one, `/service-worker.js`.
   */
  serviceWorkerLocation?: string
  /**
   * After how many seconds without activity a session ends.
   */
  sessionTimeoutInSeconds?: number
}
