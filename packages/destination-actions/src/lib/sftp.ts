import { IntegrationError, InvalidAuthenticationError, RetryableError } from '@segment/actions-core'
import { clientLibrary } from './client-library'

/** An account on an SFTP server. */
export interface SftpAccount {
  host: string
  port: number
  username: string
  password: string
}

/**
 * Uploads a file to an SFTP server over a new connection. Replaces a file of the same name.
 *
 * @throws InvalidAuthenticationError if the server does not accept the account
 * @throws IntegrationError (400) if the path does not exist or the account may not write to it
 * @throws RetryableError if the connection fails
 */
export async function uploadBySftp(account: SftpAccount, path: string, content: string): Promise<void> {
  const Client = clientLibrary(
    'ssh2-sftp-client',
    () => require('ssh2-sftp-client') as typeof import('ssh2-sftp-client')
  )
  const client = new Client()
  try {
    await client.connect({ ...account, readyTimeout: 10_000 })
    await client.put(Buffer.from(content), path)
  } catch (error) {
    throw failureOf(error as Error & { code?: unknown; level?: unknown }, account.host, path)
  } finally {
    await client.end()
  }
}

/** The codes of ssh2-sftp-client, which come from the statuses of the protocol. */
function failureOf(error: Error & { code?: unknown; level?: unknown }, host: string, path: string): Error {
  if (error.level === 'client-authentication' || /authentication/i.test(error.message)) {
    return new InvalidAuthenticationError(`${host} does not accept the user and the password. Check both.`)
  }
  if (error.code === 'ENOENT' || error.code === 2 || error.code === 'EACCES' || error.code === 3) {
    return new IntegrationError(
      `${host} cannot write ${path}. Check that its folder exists and that the account may write to it.`,
      'SFTP_UPLOAD_FAILED',
      400
    )
  }
  return new RetryableError(`The upload to ${host} failed: ${error.message}`)
}
