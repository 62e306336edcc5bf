import { UsageError } from '../../errors'
import { candidatesOf, chooseCandidates } from '../candidates'
import { readCurl } from '../curl'
import { draftDestination, printDraft } from '../draft-destination'
import { shellWords } from '../shell-words'

describe('shellWords', () => {
  it.each([
    [`curl -H 'a: b'  "c d"`, ['curl', '-H', 'a: b', 'c d']],
    ['curl \\\n  -X POST \\\r\n  x', ['curl', '-X', 'POST', 'x']],
    [`"a \\"b\\" \\$c" 'it'\\''s'`, ['a "b" $c', "it's"]],
    [`$'a\\nb\\'c' $HOME a\\ b`, ["a\nb'c", '$HOME', 'a b']],
    [`--data='{"a":1}'`, ['--data={"a":1}']],
    [`'not closed`, ["'", 'not', 'closed']],
    ['', []]
  ])('of %j are %j', (command, words) => {
    expect(shellWords(command)).toEqual(words)
  })
})

describe('readCurl', () => {
  it.each([
    ['a bearer token', `-H 'Authorization: Bearer s3cret'`, { bearer: { kind: 'bearer' } }],
    ['a user', '-u s3cret:', { basic: { kind: 'basic' } }],
    ['basic in a header', `-H 'authorization: Basic s3cret'`, { basic: { kind: 'basic' } }],
    [
      'a key in a header',
      `-H 'X-Api-Key: s3cret'`,
      { 'x-api-key': { kind: 'key', in: 'header', parameter: 'x-api-key', prefix: '' } }
    ],
    [
      'a key with a word before it',
      `-H 'Authorization: Klaviyo-API-Key s3cret'`,
      { authorization: { kind: 'key', in: 'header', parameter: 'authorization', prefix: 'Klaviyo-API-Key ' } }
    ],
    ['nothing', '', {}]
  ])('sees %s', (_, options, schemes) => {
    const api = readCurl(`curl https://api.acme.com/v1/events ${options} -d '{"event":"x"}'`)
    expect(api.schemes).toEqual(schemes)
    expect(JSON.stringify(api)).not.toContain('s3cret')
  })

  it('sees a key in the query, and the other parameters', () => {
    const api = readCurl(`curl 'https://acme.com/e?api_key=s3cret&strict=1' -d a=b`)
    expect(api.schemes).toEqual({ api_key: { kind: 'key', in: 'query', parameter: 'api_key', prefix: '' } })
    expect(api.operations[0]!.parameters.map(({ name }) => name)).toEqual(['strict'])
  })

  it.each([
    ['curl -X PUT https://a.com/users/$USER_ID -d {}', 'put', '/users/{user_id}'],
    ['curl https://a.com/users/:id/events/ --json {}', 'post', '/users/{id}/events'],
    ['curl -XPATCH https://a.com/{{list}}/<item-id> -d {}', 'patch', '/{list}/{item-id}'],
    ['https://a.com -d {}', 'post', '/']
  ])('sees method and path of %s', (line, method, path) => {
    expect(readCurl(line).operations[0]).toMatchObject({ method, path })
  })

  it('sees the types of the data, and keeps none of it', () => {
    const data = {
      email: 'a@b.co',
      at: '2026-01-02',
      n: 1,
      tags: ['s3cret'],
      more: { url: 'https://s3cret' },
      no: null
    }
    const [operation] = readCurl(`curl https://a.com/e --data-raw '${JSON.stringify(data)}'`).operations
    expect(operation!.body).toEqual({
      encoding: 'json',
      schema: {
        type: 'object',
        properties: {
          email: { type: 'string', format: 'email' },
          at: { type: 'string', format: 'date-time' },
          n: { type: 'integer' },
          tags: { type: 'array', items: { type: 'string' } },
          more: {
            type: 'object',
            properties: { url: { type: 'string', format: 'uri' } },
            required: ['url']
          },
          no: { type: 'string', nullable: true }
        },
        required: ['email', 'at', 'n', 'tags', 'more']
      }
    })
  })

  it.each([
    ['curl -X POST', 'there is no address'],
    ['curl $URL -d {}', 'is no address to send to'],
    ['curl https://a.com -F file=@x', '-F sends files'],
    [`curl https://a.com -d '{"a":}'`, 'not valid JSON']
  ])('refuses %s', (line, message) => {
    expect(() => readCurl(line)).toThrow(UsageError)
    expect(() => readCurl(line)).toThrow(message)
  })

  it('becomes a destination that sends a form, and names no secret', async () => {
    const line = `curl https://api.acme.com/v1/people/:id -u 's3cret:' -H 'X-Version: 3' -d 'email=s3cret@b.co' -d name=x`
    const api = readCurl(line)
    const draft = draftDestination(api, 'a curl line', chooseCandidates(candidatesOf(api), []))
    const files = await printDraft(draft, { name: 'Acme', slug: 'actions-acme' }, '# Acme\n')
    expect([...files.values()].join()).not.toContain('s3cret')
    expect(files.get('postV1PeopleId/index.ts')).toContain("method: 'post'")
    expect(files.get('postV1PeopleId/index.ts')).toContain("headers: { 'x-version': settings.xVersion }")
    expect(files.get('postV1PeopleId/index.ts')).toContain('body: toForm(toBody(payload))')
    expect(files.get('postV1PeopleId/index.ts')).toContain('/v1/people/${encodeURIComponent(payload.id)}`')
    expect(files.get('index.ts')).toContain('username: settings.username, password: settings.password')
  })
})
