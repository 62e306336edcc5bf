import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'

/** Posts on a connection of its own: one that `serve` closes while it is used again would fail. */
export async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const posting = request(url, { method: 'POST', headers, agent: false, signal: AbortSignal.timeout(600_000) }).end(
    text
  )
  const [response] = (await once(posting, 'response')) as [IncomingMessage]
  let answer = ''
  for await (const chunk of response.setEncoding('utf8')) answer += chunk
  return { status: response.statusCode!, text: answer }
}
