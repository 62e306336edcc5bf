/**
 * The ID in the choice of a template, `Welcome - v2 [d-f3a47d66]`, or a template ID as it is.
 *
 * @returns `undefined` where there is none: the IDs of dynamic templates begin with `d-`
 */
export function templateIdIn(text: string | undefined): string | undefined {
  const id = bracketed(text)
  return id && /^d-[a-z0-9]+$/i.test(id) ? id : undefined
}

/** The ID in the choice of an unsubscribe group, `Weekly [77]`, or an ID as it is. */
export function groupIdIn(text: string): number | undefined {
  const id = bracketed(text)
  return id && /^\d+$/.test(id) ? Number(id) : undefined
}

function bracketed(text: string | undefined): string | undefined {
  return /\[([^[\]]*)\]$/.exec(text?.trim() ?? '')?.[1] ?? text?.trim()
}
