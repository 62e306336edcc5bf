/** An answer of the server other than 2xx, or none. */
export class ApiError extends Error {
  /** The HTTP status; 0 if there was no answer. */
  readonly status: number
  /** What is wrong with each field, by key. */
  readonly fields: Record<string, string>

  constructor(status: number, message: string, fields: Record<string, string> = {}) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.fields = fields
  }
}

let session: Promise<{ token: string; header: string }> | undefined

/** Reads from the API, for example `get('/destinations')`. Throws an {@link ApiError}. */
export function get<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  return call<Answer>(path, { signal })
}

/** Changes something, or runs events, with the token of the page. Throws an {@link ApiError}. */
export async function send<Answer>(
  method: 'PUT' | 'POST' | 'DELETE',
  path: string,
  body: unknown = {},
  signal?: AbortSignal
): Promise<Answer> {
  const attempt = async () => {
    session ??= call('/session', {})
    const { token, header } = await session.catch((error: unknown) => {
      session = undefined
      throw error
    })
    const headers = { 'content-type': 'application/json', [header]: token }
    return call<Answer>(path, { method, headers, body: JSON.stringify(body), signal })
  }
  try {
    return await attempt()
  } catch (error) {
    // A server that was started again has another token.
    if (!(error instanceof ApiError) || error.status !== 403) throw error
    session = undefined
    return attempt()
  }
}

async function call<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const headers = { accept: 'application/json', ...init.headers }
  const response = await fetch(`/api${path}`, { ...init, headers }).catch((error: unknown) => {
    if ((error as Error).name === 'AbortError') throw error
    throw new ApiError(0, 'The server does not answer. Is its command still running?')
  })
  const text = await response.text()
  const answer = parse(text)
  if (response.ok && answer !== undefined) return answer as Answer
  const { error, fields } = Object(answer) as { error?: string; fields?: Record<string, string> }
  throw new ApiError(response.status, error ?? `The server answered ${response.status}: ${text.slice(0, 200)}`, fields)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
