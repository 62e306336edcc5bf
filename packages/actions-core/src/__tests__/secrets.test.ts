import {
  Destination,
  MultiStatusResponse,
  type ExecuteInput,
  type Logger,
  type RequestClient,
  type Transport
} from '..'
import { definition, event, ok, secret, settings, type Settings } from './example-definition'

it('writes no secret to the log', async () => {
  const lines: string[] = []
  const logger = { info: (...message: string[]) => lines.push(...message) } as unknown as Logger
  await new Destination(definition, { transport: ok }).onEvent(event, settings(), { logger })
  expect(lines).toEqual(['sending with [redacted]'])
})

it('leaves no secret in the error of an authentication test', async () => {
  const authentication = {
    ...definition.authentication!,
    testAuthentication: (request: RequestClient, input: { settings: Settings }) =>
      request(`https://api.example.com/${input.settings.apiKey}`)
  }
  const transport: Transport = async (url) => Promise.reject(new Error(`cannot reach ${url}`))
  const destination = new Destination({ ...definition, authentication }, { transport })
  const failure = await destination.testAuthentication({ apiKey: secret }).catch((error) => error)
  expect(failure.message).toContain('Credentials are invalid:  request to https://api.example.com/[redacted] failed')
  expect(`${failure.message} ${failure.stack}`).not.toContain(secret)
})

it('leaves no secret in the failed entries of a batch, nor in the error of a deletion', async () => {
  const performBatch = (_: unknown, { settings: { apiKey } }: ExecuteInput<Settings, unknown>) => {
    const answer = new MultiStatusResponse()
    answer.pushErrorResponse({ status: 400, errormessage: `key ${apiKey} is wrong`, body: { echo: apiKey } })
    return answer
  }
  const onDelete = (_: unknown, { settings: { apiKey } }: ExecuteInput<Settings, unknown>) => {
    throw new Error(`no ${apiKey}`)
  }
  const actions = { send: { ...definition.actions.send, performBatch } }
  const destination = new Destination({ ...definition, actions, onDelete })
  const [{ multistatus }] = await destination.onBatch([event], settings())
  expect(multistatus).toMatchObject([{ errormessage: 'key [redacted] is wrong', body: { echo: '[redacted]' } }])
  await expect(destination.onDelete?.(event, settings())).rejects.toThrow('no [redacted]')
})
