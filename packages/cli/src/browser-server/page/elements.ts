/** Makes an element with texts and elements in it. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = Object.assign(document.createElement(tag), properties)
  made.append(...children)
  return made
}

/** The element with this id, which the page has. */
export function byId<Kind extends HTMLElement>(id: string): Kind {
  return document.getElementById(id) as Kind
}

/** A value as JSON for people. */
export function inJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (typeof each === 'function' ? 'function' : each), 2) ?? 'undefined'
}
