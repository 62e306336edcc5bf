// A program of its own, without jest: sends requests to the URL in its arguments, says by which way, and comes to its end.
import { createRequestClient } from '../../create-request-client'
import { dispatcherOfFetch } from '../dispatcher'

const request = createRequestClient()

async function main(url: string): Promise<void> {
  const responses = await Promise.all(Array.from({ length: 20 }, () => request(url, { method: 'post', json: [1] })))
  const contents = new Set(responses.map(({ content }) => content))
  process.stdout.write(JSON.stringify({ contents: [...contents], isStraight: dispatcherOfFetch() !== undefined }))
}

void main(process.argv[2])
