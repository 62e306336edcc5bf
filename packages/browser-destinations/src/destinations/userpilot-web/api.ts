/** The calls of Userpilot's SDK that the destination makes: https://docs.userpilot.com/article/61-javascript-api */
export interface Userpilot {
  identify: (userId: string | number, properties: object) => unknown
  group: (groupId: string | number, properties: object) => unknown
  track: (name: string, properties: object) => unknown
  reload: (name: string, properties: object) => unknown
}

declare global {
  interface Window {
    /** What the script adds to the page. */
    userpilot?: Userpilot
    /** What the script reads. */
    userpilotSettings?: { token: string; endpoint?: string; shouldSegmentLoadSDK: boolean }
  }
}

/** The address of the SDK. */
export const SCRIPT = '//js.userpilot.io/sdk/latest.js'
