import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sign } from 'aws4'
import { handOver } from '../handover-bucket'

interface Upload {
  method: string
  path: string
  headers: IncomingMessage['headers']
  content: string
  isSigned: boolean
}

const accessKeyId = 'FAKEKEYID'
const secretAccessKey = 'fake-secret'

/** A bucket server in this process, as much of S3 as takes a file. It checks signatures. */
async function startBucketServer(statusOf: (path: string) => number = () => 200) {
  const uploads: Upload[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const content = Buffer.concat(chunks)
    const path = request.url!
    uploads.push({
      method: request.method!,
      path,
      headers: request.headers,
      content: content.toString(),
      isSigned: isSigned(request)
    })
    response.writeHead(statusOf(path), { 'content-type': 'application/xml' })
    response.end(statusOf(path) === 200 ? '' : '<Error><Code>AccessDenied</Code><Message>No.</Message></Error>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.close()
    // The client keeps its connections for the next file.
    server.closeAllConnections()
  }
  return { uploads, address: `http://127.0.0.1:${port}`, close }
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html */
function isSigned({ method, url, headers }: IncomingMessage): boolean {
  const [, region, names] =
    /\/([\w-]+)\/s3\/aws4_request, SignedHeaders=([^,]+),/.exec(headers.authorization ?? '') ?? []
  if (!region || !names) return false
  const signed = Object.fromEntries(names.split(';').map((name) => [name, String(headers[name])]))
  const again = sign(
    { service: 's3', region, method, host: headers.host, path: url, headers: signed },
    { accessKeyId, secretAccessKey }
  )
  return signatureIn(again.headers?.Authorization) === signatureIn(headers.authorization)
}

function signatureIn(authorization: unknown): string | undefined {
  return /Signature=(\w+)/.exec(String(authorization))?.[1]
}

let server: Awaited<ReturnType<typeof startBucketServer>>
const before = { ...process.env }

async function useServer(statusOf?: (path: string) => number) {
  server = await startBucketServer(statusOf)
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_S3: server.address,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_MAX_ATTEMPTS: '1',
    ACTIONS_HANDOVER_BUCKET: 'our-bucket',
    ACTIONS_HANDOVER_REGION: 'eu-west-1'
  })
}

afterEach(() => {
  server.close()
  process.env = { ...before }
  // Loads the library anew, and with it a client for the next server.
  jest.resetModules()
})

const handover = {
  folder: 'actions-sample/dest-1',
  file: { extension: 'csv', rows: 2, content: 'a\nb' },
  instructions: { filename: 'people.csv' }
} as const

it('uploads the file and its instructions, signed', async () => {
  await useServer()
  await handOver(handover)
  const [file, instructions] = server.uploads.toSorted((one, other) => one.content.length - other.content.length)
  expect(file).toMatchObject({ method: 'PUT', content: 'a\nb', isSigned: true })
  expect(file!.path).toMatch(/^\/our-bucket\/actions-sample\/dest-1\/[0-9a-f-]{36}\.csv(\?|$)/)
  expect(file!.headers).toMatchObject({ 'content-type': 'text/csv', 'x-amz-meta-row-count': '2' })
  expect(file!.headers.authorization).toContain('/eu-west-1/s3/aws4_request')
  expect(instructions).toMatchObject({ method: 'PUT', content: '{"filename":"people.csv"}', isSigned: true })
  expect(instructions!.path).toMatch(/^\/our-bucket\/actions-sample\/dest-1\/meta\.json(\?|$)/)
})

it('fails where one of the two uploads fails', async () => {
  await useServer((path) => (path.includes('meta.json') ? 403 : 200))
  await expect(handOver(handover)).rejects.toMatchObject({ name: 'AccessDenied' })
  expect(server.uploads).toHaveLength(2)
})
