import { IntegrationError, InvalidAuthenticationError, RetryableError } from '@segment/actions-core'
import { clientLibrary } from './client-library'

/** An account at an SFTP server. */
export interface SftpAccount {
  host: string
  port: number
  username: string
  password: string
}

/**
 * Uploads a file to an SFTP server, over a connection of its own. A file of that name is replaced.
 *
 * @throws InvalidAuthenticationError for an account that the server does not accept
 * @throws IntegrationError (400) for a path that the account may not write to, or that is not there
 * @throws RetryableError for a connection that fails
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

/** The codes are those of ssh2-sftp-client, from the statuses of the protocol. */
function failureOf(error: Error & { code?: unknown; level?: unknown }, host: string, path: string): Error {
  if (error.level === 'client-authentication' || /authentication/i.test(error.message)) {
    return new InvalidAuthenticationError(`${host} does not accept the user and the password. Check both.`)
  }
  if (error.code === 'ENOENT' || error.code === 2 || error.code === 'EACCES' || error.code === 3) {
    return new IntegrationError(
      `${host} cannot write ${path}. Check that its folder is there and that the account may write to it.`,
      'SFTP_UPLOAD_FAILED',
      400
    )
  }
  return new RetryableError(`The upload to ${host} failed: ${error.message}`)
}
