import { sign } from 'aws4'
import type { RequestClient } from '@segment/actions-core'

/** A file for a bucket of Amazon S3, and the keys of the customer who owns it. */
export interface SignedUpload {
  /** The name of the bucket, or the alias of an access point of it. */
  bucket?: string
  /** The path of the file in the bucket, without a slash before it. */
  path: string
  region: string
  accessKeyId?: string
  secretAccessKey?: string
  content: string
}

/**
 * Uploads a file to a bucket of a customer by one request, signed with the customer's keys.
 *
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
 */
export function uploadSigned(
  request: RequestClient,
  { bucket, path, region, accessKeyId, secretAccessKey, content }: SignedUpload
) {
  const host = `${bucket}.s3.amazonaws.com`
  const address = `/${path.split('/').map(encodeURIComponent).join('/')}`
  // Without a content type, the library signs one of its own for a body: that of a form.
  const signed = sign(
    { service: 's3', region, host, path: address, method: 'PUT', body: content },
    { accessKeyId, secretAccessKey }
  )
  const { Host: _host, 'Content-Length': _length, ...headers } = signed.headers as Record<string, string>
  // The HTTP client sends the same host and length by itself.
  return request(`https://${host}${address}`, { method: 'put', headers, body: content })
}
