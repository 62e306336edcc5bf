const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

/** Returns a key as it is printed on the keyboard: `mod+enter` is ⌘↵ on a Mac and Ctrl+↵ elsewhere. */
export function keysText(keys: string): string {
  const names: Record<string, string> = {
    mod: isMac ? '⌘' : 'Ctrl',
    shift: isMac ? '⇧' : 'Shift',
    enter: '↵',
    escape: 'Esc',
    arrowup: '↑',
    arrowdown: '↓'
  }
  const parts = keys.split('+').map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part))
  return parts.join(isMac || parts.length === 1 ? '' : '+')
}

/** Whether a key press is the one that is written as `keys`. */
export function isPressed(keys: string, event: KeyboardEvent): boolean {
  const parts = keys.split('+')
  const key = parts.at(-1)
  const isMod = isMac ? event.metaKey : event.ctrlKey
  if (parts.includes('mod') !== isMod || event.altKey) return false
  if (event.key.length > 1 && parts.includes('shift') !== event.shiftKey) return false
  return event.key.toLowerCase() === key
}

/** Whether what has the focus takes text, so that plain keys belong to it. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && Boolean(target.closest('input, textarea, select, [contenteditable="true"]'))
}
