import { batched, batchSize, enableBatching } from '@segment/actions-core'
import type { ActionDefinition, SendContext } from '@segment/actions-core'
import { listTopics, sendMessages } from '../client'
import { headersOf } from '../headers'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send',
  description: 'Writes events to a topic, as messages in JSON.',
  defaultSubscription: 'type = "track" or type = "identify" or type = "page" or type = "screen" or type = "group"',
  fields: {
    topic: {
      label: 'Topic',
      description: 'The topic to write to. It must exist, unless your cluster creates topics by itself.',
      type: 'string',
      dynamic: true,
      required: true
    },
    payload: {
      label: 'Payload',
      description: 'The value of the message, which is written as JSON. By default, the whole event.',
      type: 'object',
      required: true,
      default: { '@path': '$.' }
    },
    headers: {
      label: 'Headers',
      description: 'The headers of the message. Values that are not texts are written as JSON.',
      type: 'object',
      defaultObjectUI: 'keyvalue:only'
    },
    partition: {
      label: 'Partition',
      description: 'The number of the partition to write to. Without it, the key chooses one.',
      type: 'integer'
    },
    default_partition: {
      label: 'Default Partition',
      description: 'The partition for messages that have none from the field Partition.',
      type: 'integer'
    },
    key: {
      label: 'Key',
      description: 'The key of the message. Messages with the same key go to the same partition, in their order.',
      type: 'string'
    },
    enable_batching: { ...enableBatching, unsafe_hidden: true },
    batch_keys: {
      label: 'Batch Keys',
      description: 'The fields that the events of a batch have in common.',
      type: 'string',
      multiple: true,
      unsafe_hidden: true,
      default: ['topic', 'partition', 'default_partition']
    },
    batch_bytes: {
      label: 'Batch Bytes',
      description: 'The largest size of a batch, in bytes. Brokers accept 1 MB unless they are configured otherwise.',
      type: 'number',
      minimum: 5000,
      default: 1000000
    },
    batch_size: batchSize({ default: 1002 })
  },
  dynamicFields: {
    topic: async (_, { settings, transport }) => ({
      choices: (await listTopics(settings, transport?.lookup)).map((topic) => ({ label: topic, value: topic }))
    })
  },
  ...batched({
    toItem: (payload: Payload) => ({ topic: payload.topic, message: messageOf(payload) }),
    send: async (_, items, { settings, transport }: SendContext<Settings>) => {
      await sendMessages(
        settings,
        items[0]!.topic,
        items.map(({ message }) => message),
        transport?.lookup
      )
      return undefined
    },
    groupBy: ({ topic }) => topic
  })
}

function messageOf({ payload, key, headers, partition, default_partition }: Payload) {
  return {
    value: JSON.stringify(payload),
    ...(key !== undefined && { key }),
    ...(headers && { headers: headersOf(headers) }),
    ...((partition ?? default_partition) !== undefined && { partition: partition ?? default_partition }),
    // Recorded so; kafkajs does not send it.
    partitionerType: 'DefaultPartitioner'
  }
}

export default action
