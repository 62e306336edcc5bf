import type { FrameMessage } from './frame'

const KINDS: readonly unknown[] = ['ready', 'activity', 'sent'] satisfies FrameMessage['kind'][]

/** Reads what the frame tells. Returns undefined for messages of others. */
export function readFrameMessage(
  { source, origin, data }: MessageEvent,
  frame: HTMLIFrameElement | null
): FrameMessage | undefined {
  if (!frame || source !== frame.contentWindow || origin !== window.location.origin) return undefined
  return KINDS.includes((Object(data) as { kind?: unknown }).kind) ? (data as FrameMessage) : undefined
}
