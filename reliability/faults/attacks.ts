import type { Fault } from './fault'

const EVALUATION = 'packages/actions-core/src/mapping/evaluation.ts'
const SETTINGS_FILE = 'packages/session/src/settings.ts'

/** The faults of the table of attacks, by their number there. */
export const ATTACKS: Fault[] = [
  // 1
  {
    row: 'kill a command while it writes',
    does: 'there is no journal',
    file: 'packages/cli/src/files/transaction.ts',
    find: '    writeJournal(file, journal)\n',
    replace: ''
  },
  {
    row: 'kill a command between two files',
    does: 'the entry is written first',
    file: 'packages/cli/src/files/transaction.ts',
    find: "- Number(basename(path) === 'index.ts')",
    replace: "+ Number(basename(path) === 'index.ts') * 99"
  },
  // 2
  {
    row: 'large answers, again and again',
    does: 'responses are kept',
    file: 'packages/actions-core/src/destination.ts',
    find: 'this.onResponse(response))',
    replace: 'this.responses.push(response))'
  },
  // 3
  {
    row: 'a long key over many children, `@flatten`',
    does: 'keys have any length',
    file: 'packages/actions-core/src/mapping/directives/structure.ts',
    find: 'if (length > MAX_KEY_LENGTH) {',
    replace: 'if (length > MAX_KEY_LENGTH * 1e6) {'
  },
  {
    row: 'long keys for `flattenObject`',
    does: 'characters are not counted',
    file: 'packages/actions-core/src/mapping/evaluation.ts',
    find: 'if ((this.characters += count) > MAX_DATA_LENGTH) {',
    replace: 'if (count > MAX_DATA_LENGTH) {'
  },
  // 4
  {
    row: 'Liquid and templates that multiply text',
    does: 'each Liquid template has steps of its own',
    file: EVALUATION,
    find: 'if ((this.steps += count) > MAX_STEPS) {',
    replace: 'if (count > MAX_STEPS) {'
  },
  {
    row: 'Liquid ranges whose end is data',
    does: 'ranges have any ends',
    file: 'packages/actions-core/src/mapping/liquid-steps.ts',
    find: '!(isNumberToken(part.lhs) && isNumberToken(part.rhs))',
    replace: '!(isRangeToken(part) && isNumberToken)'
  },
  {
    row: 'chains of `split` and `where`',
    does: '`split` and `where` cost nothing',
    file: 'packages/actions-core/src/mapping/liquid-steps.ts',
    find: '    this.context.memoryLimit.use(stepsOf(input, operands[0]))\n',
    replace: ''
  },
  {
    row: '`@replace`, `@json` and `@template` that multiply text',
    does: 'characters are counted for each directive alone',
    file: 'packages/actions-core/src/mapping/evaluation.ts',
    find: 'if ((this.characters += count) > MAX_DATA_LENGTH) {',
    replace: 'if (count > MAX_DATA_LENGTH * 1000) {'
  },
  // 5
  {
    row: 'mappings that multiply their input',
    does: 'values are not counted',
    file: EVALUATION,
    find: 'if ((this.values += count) > MAX_DATA_SIZE) {',
    replace: 'if (count > MAX_DATA_SIZE) {'
  },
  // 6
  {
    row: 'errors, logs and answers with secrets',
    does: 'the requests of errors are not copied',
    file: 'packages/actions-core/src/errors/redact.ts',
    find: 'return { to: copyRequest(value, hide) }',
    replace: 'return { to: value }'
  },
  // 7
  {
    row: 'a foreign `Host`',
    does: 'any Host will do',
    file: 'packages/session/src/local-only.ts',
    find: "if (!LOOPBACK.has(hostname) || !LOOPBACK.has(host.toLowerCase().replace(/:\\d*$/, ''))) {",
    replace: 'if (hostname === undefined) {'
  },
  {
    row: 'a foreign `Origin`',
    does: 'any Origin will do',
    file: 'packages/session/src/local-only.ts',
    find: 'return origin === own || allowed.has(origin) ? undefined',
    replace: 'return origin ? undefined'
  },
  {
    row: 'the settings of a page',
    does: 'a page gets secrets',
    file: 'packages/cli/src/browser-server/serve-page.ts',
    find: "Object.hasOwn(fields, key) && fields[key]!.type !== 'password'",
    replace: 'Object.hasOwn(fields, key)'
  },
  {
    row: 'the settings of a page',
    does: 'a page gets what nobody declared',
    file: 'packages/cli/src/browser-server/serve-page.ts',
    find: "Object.hasOwn(fields, key) && fields[key]!.type !== 'password'",
    replace: "fields[key]?.type !== 'password'"
  },
  // 8
  {
    row: 'an error body nested thousands of levels deep',
    does: 'results are written as JSON before they are returned',
    file: 'packages/actions-core/src/deliver.ts',
    find: '      redactResults(sent, redact)\n',
    replace: '      redactResults(JSON.parse(JSON.stringify(sent)), redact)\n'
  },
  // 9
  {
    row: 'hundreds of long triggers',
    does: 'caches are bounded by count only',
    file: 'packages/actions-core/src/data/bounded-cache.ts',
    find: ' || this.youngSize + entry.size > this.maxSize',
    replace: ''
  },
  {
    row: 'hundreds of large mappings',
    does: 'all mappings count as small',
    file: 'packages/actions-core/src/mapping/content-cache.ts',
    find: '  content.size += VALUE_BYTES\n',
    replace: ''
  },
  // 10
  {
    row: '`try --record` onto a device or a folder',
    does: 'what is there is not looked at',
    file: 'packages/cli/src/try/recording.ts',
    find: 'if (!existsSync(path) || statSync(path).isFile()) return',
    replace: 'if (!existsSync(path) || statSync(path)) return'
  },
  // 11
  {
    row: 'reloads of `serve`',
    does: 'the loader keeps every runtime',
    file: 'packages/cli/src/workspace/source.ts',
    find: 'const requireOnce = createRequire(__filename)',
    replace: 'const requireOnce = (createRequire, require)'
  },
  // 12
  {
    row: 'a megabyte of `[`',
    does: 'the position is found by trial',
    file: 'packages/input/src/read-input.ts',
    find: 'text.slice(0, lengthOfValidPrefix(text))',
    replace:
      'text.slice(0, [...text.slice(-20)].reduce((end) => { try { JSON.parse(text.slice(0, end)) } catch {} return end }, lengthOfValidPrefix(text)))'
  },
  // 13
  {
    row: 'a mapping of shared parts',
    does: 'the limit is 300 times as large',
    file: 'packages/actions-core/src/mapping/limits.ts',
    find: 'MAX_MAPPING_SIZE = 10_000',
    replace: 'MAX_MAPPING_SIZE = 3_000_000'
  },
  // 14
  {
    row: '`process.exit` in `perform` or at load',
    does: '`process.exit` ends the process',
    file: 'packages/cli/src/frame/forbid-exit.ts',
    find: 'process.exit = (code) => {',
    replace: 'const unused = (code: unknown) => {'
  },
  {
    row: 'the slug `../../outside/x`',
    does: 'any slug names a file',
    file: SETTINGS_FILE,
    find: 'if (wrong !== undefined) {',
    replace: "if (wrong === 'no slug') {"
  },
  {
    row: '`maxResponseSize: NaN`, bad URLs and headers',
    does: 'NaN is no limit',
    file: 'packages/actions-core/src/http/request.ts',
    find: "if (!(typeof maxResponseSize === 'number' && maxResponseSize >= 0)) {",
    replace: 'if (Number(maxResponseSize) < 0) {'
  },
  {
    row: '`maxResponseSize: NaN`, bad URLs and headers',
    does: 'mistakes are retried',
    file: 'packages/actions-core/src/errors/classes.ts',
    find: 'return mistakes.some((mistake) => error instanceof mistake) && (error as Error).cause === undefined',
    replace: 'return mistakes.length === 0'
  },
  {
    row: 'a deleted working directory',
    does: 'nobody looks whether there is one',
    file: 'bin/run',
    find: '  process.cwd()\n',
    replace: '  process.version\n'
  },
  {
    row: 'symbolic links that lead `init` outside',
    does: 'links are not followed before the check',
    file: 'packages/cli/src/scaffold/scaffold-destination.ts',
    find: 'if (!actual.startsWith(realPathOf(packages) + sep)) {',
    replace: 'if (!actual.startsWith(sep)) {'
  },
  {
    row: 'a stale lock of a living process',
    does: 'only the locks of dead processes are stale',
    file: 'packages/session/src/tokens.ts',
    find: 'return age > STALE_MS || (Number.isInteger(pid) && !isRunning(pid))',
    replace: 'return age > Infinity || (Number.isInteger(pid) && !isRunning(pid))'
  },
  {
    row: 'the number `"1e999"`',
    does: 'infinite numbers are valid',
    file: 'packages/actions-core/src/schema/validate.ts',
    find: 'if (value === Infinity || value === -Infinity) {',
    replace: 'if (value === undefined) {'
  }
]
