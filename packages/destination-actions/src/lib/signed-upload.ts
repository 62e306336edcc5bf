import { sign } from 'aws4'
import type { RequestClient } from '@segment/actions-core'

/** A file for an Amazon S3 bucket, and the keys of the customer who owns the bucket. */
export interface SignedUpload {
  /** The name of the bucket, or the alias of one of its access points. */
  bucket?: string
  /** The path of the file in the bucket, without a leading slash. */
  path: string
  region: string
  accessKeyId?: string
  secretAccessKey?: string
  content: string
}

/**
 * Uploads a file to a customer's bucket with one request, signed with the customer's keys.
 *
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
 */
export function uploadSigned(
  request: RequestClient,
  { bucket, path, region, accessKeyId, secretAccessKey, content }: SignedUpload
) {
  const host = `${bucket}.s3.amazonaws.com`
  const address = `/${path.split('/').map(encodeURIComponent).join('/')}`
  // Without a content type, the library would sign its own for a body: that of a form.
  const signed = sign(
    { service: 's3', region, host, path: address, method: 'PUT', body: content },
    { accessKeyId, secretAccessKey }
  )
  const { Host: _host, 'Content-Length': _length, ...headers } = signed.headers as Record<string, string>
  // The HTTP client sends the same host and length itself.
  return request(`https://${host}${address}`, { method: 'put', headers, body: content })
}
