import type LogRocket from 'logrocket'

/** The SDK. */
export type Logrocket = typeof LogRocket

/** The options of its `init`. */
export type Options = NonNullable<Parameters<Logrocket['init']>[1]>

declare global {
  interface Window {
    /** The options that the page itself sets, in the place of those of the settings. */
    logRocketSettings?: Options
  }
}

/** Whether the page has the recorder, which the package loads from the vendor. */
export function hasRecorder(): boolean {
  return '_LRLogger' in window
}

/**
 * The options for the recorder.
 *
 * https://docs.logrocket.com/reference/network and https://docs.logrocket.com/reference/dom
 */
export function optionsOf(settings: { networkSanitization: boolean; inputSanitization: boolean }): Options {
  const sanitizer = settings.networkSanitization ? withoutContent : asItIs
  return {
    network: { requestSanitizer: sanitizer, responseSanitizer: sanitizer },
    dom: { inputSanitizer: settings.inputSanitization }
  }
}

/** Removes the headers and the body of a request or response before it is recorded. */
function withoutContent<Message extends { headers: object; body?: string }>(message: Message): Message {
  return { ...message, headers: {}, body: undefined }
}

function asItIs<Message>(message: Message): Message {
  return message
}
