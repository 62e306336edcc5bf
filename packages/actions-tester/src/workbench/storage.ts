/** Reads what the page keeps under a name. Returns undefined if there is nothing, or nothing readable. */
export function readStored<Value>(name: string): Value | undefined {
  try {
    return JSON.parse(localStorage.getItem(`actions-tester/${name}`) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps a value under a name, until the page is opened again; undefined removes it. */
export function writeStored(name: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(`actions-tester/${name}`)
    else localStorage.setItem(`actions-tester/${name}`, JSON.stringify(value))
  } catch {
    // The storage is full or switched off: the page works without it.
  }
}
