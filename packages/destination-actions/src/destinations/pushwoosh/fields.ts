import type { InputField } from '@segment/actions-core'

/** The device. */
export const deviceId = {
  label: 'Device ID',
  description: 'The hardware ID of the device, as the Pushwoosh SDK has it.',
  type: 'string',
  allowNull: true,
  default: { '@path': '$.context.device.id' }
} satisfies InputField

/** The kind of the device. */
export const devicePlatform = {
  label: 'Device Platform',
  description: 'The platform of the device, such as `ios` or `android`.',
  type: 'string',
  allowNull: true,
  default: { '@path': '$.context.device.type' }
} satisfies InputField
