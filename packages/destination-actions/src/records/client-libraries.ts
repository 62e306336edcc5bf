import type { JSONValue } from '@segment/actions-core'
import type { ClientLibraries } from '../lib/client-library'
import type { RecordedRequest, RecordedResponse } from './format'

/** Answers a call of a client that does not use HTTP. */
export type AnswerCall = (request: RecordedRequest) => RecordedResponse | Promise<RecordedResponse>

type Call = (method: string, url: string, json: object) => Promise<JSONValue | undefined>

/**
 * Creates fakes of the client libraries that do not use HTTP, with the parts that our destinations use. Each call
 * becomes a request: `KAFKA-CONNECT` with the configuration and `KAFKA-SEND` with the messages, `SFTP-CONNECT` and
 * `SFTP-PUT`, `AWS-S3-PutObject`. An answer with status 400 or more makes the call fail.
 */
export function standInLibraries(answer: AnswerCall): ClientLibraries {
  const callFailingWith =
    (name: string): Call =>
    async (method, url, json) => {
      const { status, failure, body } = await answer({ method, url, headers: {}, body: { json: plain(json) } })
      if (status > 0 && status < 400) return body
      const error = new Error(failure ?? `The stand-in answered ${status}.`)
      throw Object.assign(error, { name, retriable: true, $metadata: { httpStatusCode: status } })
    }
  return {
    kafkajs: kafkaOver(callFailingWith('KafkaJSError')),
    'ssh2-sftp-client': sftpOver(callFailingWith('Error')),
    '@aws-sdk/client-s3': s3Over(callFailingWith('ServiceException'))
  }
}

function kafkaOver(call: Call) {
  const nothing = async () => {}
  class Kafka {
    readonly address: string
    constructor(readonly config: { brokers: string[] }) {
      this.address = `kafka://${config.brokers.join(',')}`
    }
    logger() {
      return { setLogLevel: () => {} }
    }
    producer(options: object) {
      return {
        connect: () => call('KAFKA-CONNECT', this.address, { config: this.config, producer: options }),
        send: (record: object) => call('KAFKA-SEND', this.address, record),
        disconnect: nothing
      }
    }
    admin() {
      return {
        connect: () => call('KAFKA-ADMIN-CONNECT', this.address, { config: this.config }),
        listTopics: async () => {
          const topics = await call('KAFKA-LIST-TOPICS', this.address, {})
          return Array.isArray(topics) ? topics : ['orders', 'signups']
        },
        disconnect: nothing
      }
    }
  }
  return { Kafka, Partitioners: { DefaultPartitioner: () => () => 0 }, logLevel: { NOTHING: 0 } }
}

function sftpOver(call: Call) {
  return class {
    connect({ host, port, username, password }: Record<string, unknown>) {
      return call('SFTP-CONNECT', 'sftp:', { host, port, username, password })
    }
    put(content: Buffer, path: string) {
      return call('SFTP-PUT', 'sftp:', { path, content: content.toString('utf8') })
    }
    async end() {
      return true
    }
  }
}

function s3Over(call: Call) {
  class PutObjectCommand {
    constructor(readonly input: object) {}
  }
  class S3Client {
    send({ input }: PutObjectCommand) {
      return call('AWS-S3-PutObject', 'aws:s3', input)
    }
  }
  return { S3Client, PutObjectCommand }
}

/** Returns the value as JSON keeps it; functions become `$function`. */
function plain(value: object): JSONValue {
  const text = JSON.stringify(value, (_, one: unknown) => (typeof one === 'function' ? '$function' : one))
  return JSON.parse(text) as JSONValue
}
