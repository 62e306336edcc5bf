const plain = {}

/** Whether a program has added nothing to all objects that a loop over keys, or a look-up, would find in each. */
export function isPrototypeClean(): boolean {
  for (const _ in plain) return false
  return true
}

/** Whether an object is one as JSON gives it, whose own keys are all that can be found in it, but for the built-in ones. */
export function isPlain(value: object): value is Record<string, unknown> {
  return Object.getPrototypeOf(value) === Object.prototype
}
