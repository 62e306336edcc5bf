import { createRequestClient } from '../client'
import { recordResponses } from '../response'
import type { Transport } from '../transport'
import type { DecoratedResponse } from '../response'

const transport: Transport = async () => new Response('{}', { headers: { 'content-type': 'application/json' } })

async function recorded(): Promise<DecoratedResponse> {
  const taken: DecoratedResponse[] = []
  const client = createRequestClient(
    { headers: { 'x-a': '1' } },
    { afterResponse: [recordResponses((response) => void taken.push(response))], transport }
  )
  const response = await client('http://u:p@api.example/a?b=1#c', { method: 'post', json: { d: 2 } })
  expect(taken).toEqual([response])
  return taken[0]
}

describe('what is recorded of a request', () => {
  it('is a real request, its body unread, and always the same one', async () => {
    const response = await recorded()
    const { request } = response
    expect(request).toBeInstanceOf(Request)
    expect(request).toMatchObject({ method: 'POST', url: 'http://api.example/a?b=1#c', bodyUsed: false })
    expect(Object.fromEntries(request.headers)).toEqual({
      'content-type': 'application/json',
      'user-agent': 'Segment (Actions)',
      'x-a': '1'
    })
    await expect(new Request(request.clone()).json()).resolves.toEqual({ d: 2 })
    expect(response.request).toBe(request)
  })

  it('shows what was sent, whatever becomes of the options', async () => {
    const response = await recorded()
    const headers = response.options.headers as unknown as Headers
    headers.set('x-a', 'changed')
    expect(response.request.headers.get('x-a')).toBe('1')
  })

  it('is a field like any other', async () => {
    const response = await recorded()
    expect(Object.keys(response)).toEqual(['content', 'data', 'request', 'options'])
    const another = new Request('http://api.example/another')
    response.request = another
    expect(response.request).toBe(another)
  })
})
