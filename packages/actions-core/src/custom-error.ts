/**
 * The base of every error class of the runtime. `name` is the name of the class that was constructed, is not
 * enumerable like that of the built-in errors, and stands in the stack.
 */
export class CustomError extends Error {
  constructor(message?: string, options?: ErrorOptions) {
    super(message, options)
    Object.defineProperty(this, 'name', { value: new.target.name, configurable: true, writable: true })
    // oxlint-disable-next-line unicorn/no-useless-error-capture-stack-trace -- the first line was written without the name
    Error.captureStackTrace?.(this, new.target)
  }
}
