import type { ActionDefinition } from '@segment/actions-core'
import { sendExecution } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: '[Deprecated] Send Data',
  description: 'Sends whole events. Use the action **Track events** in new mappings.',
  defaultSubscription: 'type = "identify" or type = "page" or type = "screen" or type = "track"',
  fields: {},
  // Blend AI takes all that the action was run with. Of what the host lends, such as its logger, only names go out: the
  // rest is of no use to Blend AI, and some of it cannot be JSON.
  perform: (request, { statsContext, logger, transactionContext, stateContext, ...execution }) =>
    sendExecution(request, execution.settings, {
      rawData: execution.rawData,
      rawMapping: execution.rawMapping,
      settings: execution.settings,
      payload: execution.payload,
      auth: execution.auth,
      features: execution.features,
      statsContext: statsContext && { statsClient: {}, tags: statsContext.tags },
      logger: logger && namesOf(logger),
      transactionContext: transactionContext && { transaction: transactionContext.transaction },
      stateContext: stateContext && {},
      audienceSettings: execution.audienceSettings,
      hookOutputs: execution.hookOutputs,
      subscriptionMetadata: execution.subscriptionMetadata
    })
}

/** Loggers often have a level and a name, although the runtime asks for neither. */
function namesOf({ level, name }: { level?: unknown; name?: unknown }) {
  return { level, name }
}

export default action
