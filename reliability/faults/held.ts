import type { Fault } from './fault'

/** Faults that let attacks succeed which never did. */
export const HELD: Fault[] = [
  {
    row: 'a key `__proto__`',
    does: '`__proto__` is a key as any other',
    file: 'packages/actions-core/src/data/values.ts',
    find: "return key !== '__proto__'",
    replace: "return key !== '__none__'"
  },
  {
    row: 'inherited keys in a trigger',
    does: 'inherited keys are found',
    file: 'packages/actions-core/src/data/values.ts',
    find: 'isSafeKey(key) && Object.hasOwn(value, key) ? found',
    replace: 'isSafeKey(key) ? found'
  },
  {
    row: 'data of a thousand levels, or that contains itself',
    does: 'the limit is 200 times as large',
    file: 'packages/actions-core/src/mapping/limits.ts',
    find: 'MAX_DATA_DEPTH = 500',
    replace: 'MAX_DATA_DEPTH = 100_000'
  },
  {
    row: 'any text as a trigger',
    does: 'errors are thrown',
    file: 'packages/actions-core/src/trigger/parse.ts',
    find: 'return { error: error as Error }',
    replace: 'throw error'
  },
  {
    row: 'a gzip bomb',
    does: 'responses of any size are read',
    file: 'packages/actions-core/src/http/response.ts',
    find: '      if (size > limit) throw new ResponseTooLargeError(target.href, limit)\n',
    replace: ''
  },
  {
    row: 'slow answers',
    does: 'there is no time limit by default',
    file: 'packages/actions-core/src/http/client.ts',
    find: 'timeout: options.timeout ?? DEFAULT_REQUEST_TIMEOUT',
    replace: 'timeout: options.timeout ?? false'
  },
  {
    row: 'line breaks in headers and URLs',
    does: 'line breaks are cut off, and the rest is sent',
    file: 'packages/actions-core/src/http/options.ts',
    find: 'const text = String(value)',
    replace: 'const [text] = String(value).split(/[\\r\\n\\0]/)'
  },
  {
    row: 'connections that end as they are used again',
    does: 'a request that failed is sent again',
    file: 'packages/actions-core/src/http/client.ts',
    find: 'async (target, init) => transport(target.href, transportInit(init, abort)),',
    replace:
      'async (target, init) => transport(target.href, transportInit(init, abort)).catch(() => transport(target.href, transportInit(init, abort))),'
  },
  {
    row: 'many calls to `serve` in flight',
    does: 'calls share a recorder',
    file: 'packages/session/src/call.ts',
    find: 'const recorder = createRecorder(send)',
    replace:
      'const recorder = ((globalThis as unknown as { one?: ReturnType<typeof createRecorder> }).one ??= createRecorder(send))'
  },
  {
    row: 'a batch of 10,000 events',
    does: 'results take the places of valid events only',
    file: 'packages/actions-core/src/deliver-batch.ts',
    find: 'nodes[place] = sent[position]',
    replace: 'nodes[position] = sent[position]'
  },
  {
    row: 'many events with an expired token',
    does: 'each event refreshes',
    file: 'packages/actions-core/src/auth/tokens.ts',
    find: 'let running = this.running.get(account)',
    replace: 'let running = undefined as Running | undefined'
  },
  {
    row: '`init` into folders such as `..`',
    does: 'any folder will do',
    file: 'packages/cli/src/scaffold/scaffold-destination.ts',
    find: 'if (!(parent + sep).startsWith(packages + sep)) {',
    replace: 'if (!(parent + sep).startsWith(sep)) {'
  },
  {
    row: 'an installation that is killed',
    does: 'its lock does not count',
    file: 'bin/install.js',
    find: 'const holder = release(folder, isRunning)',
    replace: 'const holder = release(folder, () => false)'
  }
]
