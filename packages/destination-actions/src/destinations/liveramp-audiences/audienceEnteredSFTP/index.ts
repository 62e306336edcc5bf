import { posix } from 'node:path'
import { InvalidAuthenticationError } from '@segment/actions-core'
import type { ActionDefinition, RequestClient } from '@segment/actions-core'
import { uploadBySftp } from '../../../lib/sftp'
import { handOverFile, isDirect, type Delivery } from '../delivery'
import { csvOf } from '../file'
import { batchFields, filename, rowFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

// https://docs.liveramp.com/connect/en/upload-a-file-via-liveramp-s-sftp.html
const HOST = 'files.liveramp.com'
const PORT = 22

const action: ActionDefinition<Settings, Payload> = {
  title: 'Audience Entered (SFTP)',
  description: 'Delivers the people of an audience as a file on the SFTP server of LiveRamp.',
  defaultSubscription: 'event = "Audience Entered"',
  fields: {
    sftp_username: {
      label: 'Username',
      description: 'The name of your account at the SFTP server of LiveRamp.',
      type: 'string'
    },
    sftp_password: { label: 'Password', description: 'The password of that account.', type: 'password' },
    sftp_folder_path: {
      label: 'Folder Path',
      description: 'The folder on the server for the file.',
      type: 'string',
      format: 'uri-reference',
      default: { '@template': '/uploads/' }
    },
    ...rowFields,
    filename: filename('{{properties.audience_key}}_PII.csv'),
    ...batchFields
  },
  perform: (request, { payload, rawData, ...data }) =>
    deliver(request, { ...data, payload: [payload], rawData: [rawData] }),
  performBatch: deliver
}

async function deliver(_: RequestClient, data: Delivery<Payload>): Promise<void> {
  const [first] = data.payload
  if (!first) return
  const content = csvOf(data.payload)
  const { sftp_username: username, sftp_password: password, sftp_folder_path: folder } = first
  if (!username || !password) {
    throw new InvalidAuthenticationError('The mapping has no user or no password for LiveRamp. Map both.')
  }
  if (!isDirect(data)) {
    await handOverFile(data, {
      uploadType: 'sftp',
      sftpInfo: {
        sftpHost: HOST,
        sftpPort: PORT,
        sftpUsername: username,
        sftpPassword: password,
        sftpFolderPath: folder ?? ''
      }
    })
    return
  }
  await uploadBySftp(
    { host: HOST, port: PORT, username, password },
    posix.join(folder ?? '/uploads/', first.filename),
    content
  )
}

export default action
