/** What a browser tells besides its user agent: https://wicg.github.io/ua-client-hints */
export interface UserAgentHints {
  model?: string
  platformVersion?: string
}

/**
 * Finds the device in a user agent. What it does not name is undefined.
 *
 * A browser stands in for the operating system, as in Amplitude's own SDKs: the property OS of a user reads "Chrome 53"
 * or "iOS 9.1" (https://amplitude.com/docs/get-started/user-property-definitions). Hints come first, because browsers
 * have frozen the model and the version in their user agents.
 */
export async function parseUserAgent(userAgent: string, { model, platformVersion }: UserAgentHints = {}) {
  const { UAParser } = await import('ua-parser-js')
  const { browser, os, device } = new UAParser(userAgent).getResult()
  return {
    os_name: browser.name ?? os.name,
    os_version: platformVersion ?? (browser.name === undefined ? os.version : browser.major),
    device_manufacturer: device.vendor,
    device_model: model ?? device.model ?? os.name
  }
}
