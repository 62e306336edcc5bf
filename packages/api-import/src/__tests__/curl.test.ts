import { UsageError } from '@segment/actions-input'
import { candidatesOf, chooseCandidates } from '../candidates'
import { readCurl } from '../curl'
import { draftDestination } from '../draft-destination'
import { shellWords } from '../curl'
import { printFormatted } from './print-formatted'

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
    ['a user in the address', 'https://s3cret:s3cret@b.com', { basic: { kind: 'basic' } }],
    ['cookies of a browser', `-H 'Cookie: s3cret' -H 'sec-ch-ua: s3cret' -b s3cret`, {}],
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
    ['https://a.com -d {}', 'post', '/'],
    ['curl -sX PUT https://a.com/x -d {}', 'put', '/x'],
    ['curl -sSLXPATCH -oout.json https://a.com/x -d {}', 'patch', '/x'],
    ['$ curl.exe https://a.com/x -d {} | jq .id', 'post', '/x'],
    ['/usr/bin/curl --retry 3 -m 5 a.com/x -d {} > out.json', 'post', '/x'],
    ['curl --some-option value localhost:3000/x -d {} && echo done', 'post', '/x'],
    ['curl https://a:b@a.com/x -d {}', 'post', '/x']
  ])('sees method and path of %s', (line, method, path) => {
    expect(readCurl(line).operations[0]).toMatchObject({ method, path })
  })

  it.each([
    ["--data-urlencode 'name=A & B=C' --data-urlencode 'text@file' --data-urlencode '=x'", ['name', 'text', 'x']],
    ['--data-binary a=1 --data-ascii b=2', ['a', 'b']],
    ["--data-raw '@a=1'", ['@a']]
  ])('sees the fields of the form %s', (options, fields) => {
    const { operations } = readCurl(
      `curl https://a.com/x ${options} -H 'content-type: application/x-www-form-urlencoded'`
    )
    const { properties } = operations[0]!.body!.schema as { properties: object }
    expect(Object.keys(properties)).toEqual(fields)
  })

  it.each([
    ['https://api.acme.co.uk/x', 'Acme'],
    ['https://acme.com.au/x', 'Acme'],
    ['https://api.acme.io/x', 'Acme'],
    ['http://localhost:3000', 'Localhost'],
    ['http://127.0.0.1:3000', 'Local']
  ])('calls the service of %s %s', (address, name) => {
    expect(readCurl(`curl ${address} -d {}`).title).toBe(name)
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
    ['curl $URL -d {}', 'is not an address to send to'],
    ['wget https', 'there is no address'],
    ['curl https://a.com -F name=x', '-F sends a form in parts'],
    ['curl https://a.com -T x', '-T sends a file'],
    ['curl https://a.com -d @body.json', 'what -d sends is in the file body.json.'],
    [`curl https://a.com -d '{"a":}'`, 'the data is not valid JSON: at line 1, column 6.'],
    ['curl https://a.com', 'the command sends GET without data.'],
    ['curl -G https://a.com -d a=b', 'the command sends GET without data.'],
    ['curl -X DELETE https://a.com -d a=b', 'the command sends DELETE.'],
    ['curl https://a.com -d hello', 'data that is neither JSON nor a form'],
    ["curl https://a.com -H 'content-type: text/xml' -d '<a/>'", 'the command sends text/xml.']
  ])('refuses %s', (line, message) => {
    expect(() => readCurl(line)).toThrow(UsageError)
    expect(() => readCurl(line)).toThrow(message)
  })

  it('becomes a destination that sends a form, and names no secret', async () => {
    const line = `curl https://api.acme.com/v1/people/:id -u 's3cret:' -H 'X-Version: 3' -d 'email=s3cret@b.co' -d name=x`
    const api = readCurl(line)
    const draft = draftDestination(api, 'a curl line', chooseCandidates(candidatesOf(api), []))
    const files = await printFormatted(draft)
    expect([...files.values()].join()).not.toContain('s3cret')
    expect(files.get('postV1PeopleId/index.ts')).toContain("method: 'post'")
    expect(files.get('postV1PeopleId/index.ts')).toContain("headers: { 'x-version': settings.xVersion }")
    expect(files.get('postV1PeopleId/index.ts')).toContain('body: toForm(toBody(payload))')
    expect(files.get('postV1PeopleId/index.ts')).toContain('/v1/people/${encodeURIComponent(payload.id)}`')
    expect(files.get('index.ts')).toContain('username: settings.username, password: settings.password')
  })
})
