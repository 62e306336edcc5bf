/** False for `__proto__`, the one key whose assignment would exchange the prototype of an object. */
export function isSafeKey(key: string): boolean {
  return key !== '__proto__'
}

/** Sets a key of an object that is being built from foreign data. A key that is not safe is dropped. */
export function setKey(target: Record<string, unknown>, key: string, value: unknown): void {
  if (isSafeKey(key)) target[key] = value
}
