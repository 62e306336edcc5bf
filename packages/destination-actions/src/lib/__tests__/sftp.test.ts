import { generateKeyPairSync } from 'node:crypto'
import type { AddressInfo, Socket } from 'node:net'
import { Server, utils, type Connection, type SFTPWrapper } from 'ssh2'
import { uploadBySftp } from '../sftp'

const { OPEN_MODE, STATUS_CODE } = utils.sftp

const { privateKey: hostKey } = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'sec1', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' }
})

/** An SFTP server in this process, with one account and one folder, which is kept in memory. */
async function startServer() {
  const files = new Map<string, Buffer>()
  // The types of ssh2 do not have the method.
  const server = new Server({ hostKeys: [hostKey] }, (connection: Connection & Partial<Pick<Socket, 'setNoDelay'>>) => {
    // Otherwise each answer waits 40 ms until the client acknowledges the one before.
    connection.setNoDelay?.(true)
    connection.on('error', () => {})
    connection.on('authentication', (context) => {
      const known = context.method === 'password' && context.username === 'ada' && context.password === 'fake-password'
      if (known) context.accept()
      else context.reject(['password'])
    })
    connection.on('session', (accept) => accept().on('sftp', (acceptSftp) => serve(acceptSftp())))
  })
  function serve(sftp: SFTPWrapper) {
    const open: string[] = []
    sftp.on('OPEN', (id, path, flags) => {
      if (!path.startsWith('/uploads/')) return sftp.status(id, STATUS_CODE.NO_SUCH_FILE)
      if (path.startsWith('/uploads/locked/')) return sftp.status(id, STATUS_CODE.PERMISSION_DENIED)
      if (flags & OPEN_MODE.TRUNC) files.set(path, Buffer.alloc(0))
      sftp.handle(id, Buffer.from([open.push(path) - 1]))
    })
    sftp.on('WRITE', (id, handle, offset, data) => {
      const path = open[handle[0]!]!
      files.set(path, Buffer.concat([files.get(path)!.subarray(0, offset), data]))
      sftp.status(id, STATUS_CODE.OK)
    })
    sftp.on('CLOSE', (id) => sftp.status(id, STATUS_CODE.OK))
    sftp.on('STAT', (id) => sftp.status(id, STATUS_CODE.NO_SUCH_FILE))
    sftp.on('LSTAT', (id) => sftp.status(id, STATUS_CODE.NO_SUCH_FILE))
    sftp.on('REALPATH', (id, path) => sftp.name(id, [{ filename: path, longname: path, attrs: {} as never }]))
    sftp.on('FSETSTAT', (id) => sftp.status(id, STATUS_CODE.OK))
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    files,
    account: { host: '127.0.0.1', port, username: 'ada', password: 'fake-password' },
    close: () => new Promise<unknown>((resolve) => server.close(resolve))
  }
}

let server: Awaited<ReturnType<typeof startServer>>

beforeEach(async () => {
  server = await startServer()
})

afterEach(() => server.close())

it('uploads a file, replaces it, and closes its connections', async () => {
  await uploadBySftp(server.account, '/uploads/people.csv', 'a longer content')
  await uploadBySftp(server.account, '/uploads/people.csv', 'çödé')
  expect([...server.files].map(([path, content]) => [path, content.toString()])).toEqual([
    ['/uploads/people.csv', 'çödé']
  ])
  // The server closes with its last connection.
  await server.close()
})

it('uploads a file of more than one packet', async () => {
  const content = 'row\n'.repeat(50_000)
  await uploadBySftp(server.account, '/uploads/large.csv', content)
  expect(server.files.get('/uploads/large.csv')?.toString()).toBe(content)
})

it.each([
  ['a wrong password', { password: 'fake-wrong' }, '/uploads/people.csv', 'InvalidAuthenticationError', 401],
  ['a folder that is not there', {}, '/elsewhere/people.csv', 'IntegrationError', 400],
  ['a folder that is locked', {}, '/uploads/locked/people.csv', 'IntegrationError', 400],
  ['a port where nothing listens', { port: 1 }, '/uploads/people.csv', 'RetryableError', 500]
])('fails with %s', async (_, changes, path, name, status) => {
  const upload = uploadBySftp({ ...server.account, ...changes }, path, 'x')
  await expect(upload).rejects.toMatchObject({ name, status })
  await expect(upload).rejects.not.toMatchObject({ message: expect.stringContaining('fake-') })
  expect(server.files.size).toBe(0)
})
