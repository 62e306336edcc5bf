import type { Fault } from './fault'

const HOST = 'nothing that a host gets has one: results, errors, causes, fields, logs, journals, metrics, `onComplete`'

/** Faults that let secrets out. */
export const SECRETS: Fault[] = [
  {
    row: HOST,
    does: 'results are not redacted',
    file: 'packages/actions-core/src/deliver.ts',
    find: '      redactResults(sent, redact)\n',
    replace: ''
  },
  {
    row: HOST,
    does: 'errors are not redacted',
    file: 'packages/actions-core/src/deliver.ts',
    find: 'failure = { error: redactedFailure(error, redact) }',
    replace: 'failure = { error }'
  },
  {
    row: HOST,
    does: 'the cause of an error is not redacted',
    file: 'packages/actions-core/src/errors/redact.ts',
    find: 'for (const key of Reflect.ownKeys(error)) {',
    replace: "for (const key of Reflect.ownKeys(error).filter((key) => key !== 'cause')) {"
  },
  {
    row: HOST,
    does: 'logs are not redacted',
    file: 'packages/actions-core/src/deliver.ts',
    find: 'redactedCalls(logger, LOGGING, redact)',
    replace: 'logger'
  },
  {
    row: HOST,
    does: 'metrics are not redacted',
    file: 'packages/actions-core/src/deliver.ts',
    find: 'redactedCalls(statsClient, COUNTING, redact)',
    replace: 'statsClient'
  },
  {
    row: HOST,
    does: 'the credentials of `dynamicAuthSettings` count as settings',
    file: 'packages/actions-core/src/errors/redact.ts',
    find: 'found.push(...namedSecrets(settings.dynamicAuthSettings))',
    replace: 'found.push()'
  },
  {
    row: HOST,
    does: 'the credentials in a mapping count as data',
    file: 'packages/actions-core/src/errors/redact.ts',
    find: 'return passwordsOf(fields).flatMap((key) =>',
    replace: 'return passwordsOf({}).flatMap((key) =>'
  },
  {
    row: HOST,
    does: 'the journal is not redacted',
    file: 'packages/actions-core/src/http/journal.ts',
    find: '...redact(requestOf(url, init))',
    replace: '...requestOf(url, init)'
  },
  {
    row: HOST,
    does: '`onComplete` gets everything',
    file: 'packages/actions-core/src/deliver.ts',
    find: '...redact({ input, output })',
    replace: '...{ input, output }'
  },
  {
    row: 'hooks and dynamic fields: messages and errors; what a hook saves stays as it is',
    does: 'hooks are not redacted',
    file: 'packages/actions-core/src/action.ts',
    find: 'const redact = this.redactor?.(data.settings, data.auth)',
    replace: 'const redact = undefined as Redact | undefined'
  },
  {
    row: 'hooks and dynamic fields: messages and errors; what a hook saves stays as it is',
    does: 'the errors in the answers of dynamic fields are not redacted',
    file: 'packages/actions-core/src/destination.ts',
    find: "['error'], redact)",
    replace: '[], redact)'
  },
  {
    row: 'no destination of this repository lets one out, even if the vendor repeats the request (`conformance.test.ts`)',
    does: 'the check looks at logs only',
    file: 'packages/destination-actions/src/behaviour/secrets.ts',
    find: 'inspect({ error, results, log }',
    replace: 'inspect({ log }'
  },
  {
    row: 'nothing that `serve` answers or logs',
    does: 'calls do not redact',
    file: 'packages/session/src/call.ts',
    find: 'const redact: Redact = (data) => createRedactor(secrets)(data)',
    replace: 'const redact: Redact = (data) => data'
  },
  {
    row: 'nothing that `serve` answers or logs',
    does: 'tokens that no destination reads stay in exchanges',
    file: 'packages/session/src/exchanges.ts',
    find: 'if (!isTokenAnswer(body)) return body',
    replace: 'if (body) return body'
  },
  {
    row: 'nothing that `serve` answers or logs',
    does: 'fields of type password in a mapping are not secrets',
    file: 'packages/session/src/call.ts',
    find: '    ...secretsOfMapping(definition, body.mapping),\n',
    replace: ''
  },
  {
    row: 'nothing that `try` prints, with `--json` too, or records',
    does: 'the report is not redacted',
    file: 'packages/cli/src/try/try-action.ts',
    find: 'return redact({ destination: place.name',
    replace: 'return ({ destination: place.name'
  },
  {
    row: 'nothing that `try` prints, with `--json` too, or records',
    does: 'fields of type password in a mapping are not secrets',
    file: 'packages/cli/src/try/try-action.ts',
    find: '    ...secretsOfMapping(loaded.definition, subscription.mapping),\n',
    replace: ''
  },
  {
    row: 'nothing that `try` prints, with `--json` too, or records',
    does: 'records are written without fakes',
    file: 'packages/cli/src/try/recording.ts',
    find: 'const fake = createFaker([...sent.secrets, ...named.map(([, value]) => value as string)])',
    replace: 'const fake = <T>(data: T): T => data'
  },
  {
    row: 'no answer of the API of the tester',
    does: 'the settings of type `password` are shown',
    file: 'packages/session/src/settings.ts',
    find: "const isSecret = (key: string) => fields[key]!.type === 'password'",
    replace: 'const isSecret = (key: string) => key === undefined'
  },
  {
    row: 'any characters, any length, in each spelling',
    does: 'escapes are not decoded',
    file: 'packages/actions-core/src/errors/secret-search.ts',
    find: 'const ESCAPE_LAYERS = 3',
    replace: 'const ESCAPE_LAYERS = 0'
  },
  {
    row: 'redaction never throws, and ends for data that contains itself',
    does: 'errors of getters are thrown on',
    file: 'packages/actions-core/src/errors/redact.ts',
    find: '    } catch {\n      return REDACTED as T\n    }',
    replace: '    } catch (error) {\n      throw error\n    }'
  }
]
