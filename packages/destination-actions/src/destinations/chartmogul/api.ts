import type { RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'

/** https://help.chartmogul.com/hc/en-us/articles/13166064085916-Segment-integration-guide */
export function postToWebhook(request: RequestClient, { chartmogul_webhook_url }: Settings, body: object) {
  return request(chartmogul_webhook_url, { method: 'post', json: body })
}

/** Posts nothing, which fails for a webhook that ChartMogul does not know. */
export function checkWebhook(request: RequestClient, { settings }: { settings: Settings }) {
  return postToWebhook(request, settings, {})
}
