import { errorData, isMistake } from '@segment/actions-core'
import type { ActionHookDefinition, ActionHookResponse, RequestClient } from '@segment/actions-core'
import { choicesOf } from '../../lib/dynamic-choices'
import { adAccounts, associateCampaigns, campaigns, conversionRules, createRule, findRule, updateRule } from './api'
import type { ConversionRule, Page, RuleSettings } from './api'
import type { Settings } from './generated-types'
import type { OnMappingSaveInputs, OnMappingSaveOutputs, Payload } from './streamConversion/generated-types'

/** The types of conversions. https://learn.microsoft.com/linkedin/marketing/integrations/ads-reporting/conversions-api-schema */
const conversionTypes: Record<string, string> = {
  ADD_TO_CART: 'Add to cart',
  DOWNLOAD: 'Download',
  INSTALL: 'Install',
  KEY_PAGE_VIEW: 'View of a key page',
  LEAD: 'Lead',
  PURCHASE: 'Purchase',
  SIGN_UP: 'Sign-up',
  OTHER: 'Other',
  TALENT_LEAD: 'Talent lead',
  JOB_APPLY: 'Job application',
  SAVE: 'Save',
  START_CHECKOUT: 'Start of a checkout',
  SCHEDULE: 'Schedule',
  VIEW_CONTENT: 'View of content',
  VIEW_VIDEO: 'View of a video',
  ADD_BILLING_INFO: 'Billing information added',
  BOOK_APPOINTMENT: 'Appointment booked',
  REQUEST_QUOTE: 'Quote requested',
  SEARCH: 'Search',
  SUBSCRIBE: 'Subscription',
  AD_CLICK: 'Click on an ad',
  AD_VIEW: 'View of an ad',
  COMPLETE_SIGNUP: 'Sign-up completed',
  SUBMIT_APPLICATION: 'Application submitted',
  PHONE_CALL: 'Phone call',
  INVITE: 'Invitation',
  LOGIN: 'Login',
  SHARE: 'Share',
  DONATE: 'Donation',
  ADD_TO_LIST: 'Add to a list',
  RATE: 'Rating',
  START_TRIAL: 'Start of a trial',
  OUTBOUND_CLICK: 'Outbound click',
  CONTACT: 'Contact',
  MARKETING_QUALIFIED_LEAD: 'Marketing qualified lead',
  SALES_QUALIFIED_LEAD: 'Sales qualified lead'
}

/** The windows of time in which a conversion counts for an ad. */
const windows = [1, 7, 30, 90].map((days) => ({ value: days, label: days === 1 ? '1 day' : `${days} days` }))

/** Fields of a new rule are for those who did not choose one. */
const forNewRules = {
  match: 'all' as const,
  conditions: [{ fieldKey: 'conversionRuleId', operator: 'is' as const, value: undefined }]
}

const outputs = {
  id: { label: 'ID', description: 'The ID of the conversion rule.', type: 'string', required: true },
  name: { label: 'Name', description: 'The name of the conversion rule.', type: 'string', required: true },
  conversionType: { label: 'Conversion Type', description: 'What it counts.', type: 'string', required: true },
  attribution_type: {
    label: 'Attribution Type',
    description: 'Which ads the conversion counts for.',
    type: 'string',
    required: true
  },
  post_click_attribution_window_size: {
    label: 'Window After Clicks',
    description: 'For how many days after a click conversions count.',
    type: 'number',
    required: true
  },
  view_through_attribution_window_size: {
    label: 'Window After Views',
    description: 'For how many days after a view conversions count.',
    type: 'number',
    required: true
  }
}

/** Asks for the conversion rule of a mapping when it is saved: one that exists, or a new one. */
export const chooseRule: ActionHookDefinition<Settings, Payload, unknown, OnMappingSaveInputs, OnMappingSaveOutputs> = {
  label: 'Choose a conversion rule',
  description: 'The conversion rule that LinkedIn counts the events for. Choose one, or set up a new one.',
  inputFields: {
    adAccountId: {
      label: 'Ad Account',
      description: 'The ad account that has the conversion rule and the campaigns.',
      type: 'string',
      required: true,
      dynamic: (request, { page }) =>
        choicesOf(async () => toChoices(await adAccounts(request, page), (id) => `urn:li:sponsoredAccount:${id}`))
    },
    campaignId: {
      label: 'Campaigns',
      description: 'The campaigns that the conversions count for.',
      type: 'string',
      multiple: true,
      dynamic: (request, { hookInputs, page }) =>
        choicesOf(async () => toChoices(await campaigns(request, hookInputs?.adAccountId ?? '', page)))
    },
    conversionRuleId: {
      label: 'Existing Conversion Rule',
      description: 'One of your conversion rules for the Conversions API. Leave it empty to create one.',
      type: 'string',
      dynamic: (request, { hookInputs, page }) =>
        choicesOf(async () => toChoices(await conversionRules(request, hookInputs?.adAccountId ?? '', page)))
    },
    name: {
      label: 'Name',
      description: 'The name of the conversion rule to create.',
      type: 'string',
      depends_on: forNewRules
    },
    conversionType: {
      label: 'Conversion Type',
      description: 'What the conversion rule counts.',
      type: 'string',
      choices: Object.entries(conversionTypes).map(([value, label]) => ({ value, label })),
      depends_on: forNewRules
    },
    attribution_type: {
      label: 'Attribution Type',
      description: 'Which of several ads that led to the conversion it counts for.',
      type: 'string',
      choices: [
        { value: 'LAST_TOUCH_BY_CAMPAIGN', label: 'The last ad of each campaign' },
        { value: 'LAST_TOUCH_BY_CONVERSION', label: 'The last ad of all campaigns' }
      ],
      depends_on: forNewRules
    },
    post_click_attribution_window_size: {
      label: 'Window After Clicks',
      description: 'For how many days after a click on an ad a conversion counts.',
      type: 'number',
      choices: windows,
      default: 30,
      depends_on: forNewRules
    },
    view_through_attribution_window_size: {
      label: 'Window After Views',
      description: 'For how many days after a view of an ad a conversion counts.',
      type: 'number',
      choices: windows,
      default: 7,
      depends_on: forNewRules
    }
  },
  outputTypes: outputs,
  performHook: async (request, { hookInputs, hookOutputs }) => {
    const inputs = hookInputs ?? { adAccountId: '' }
    // `hookOutputs` of earlier saves come as the mapping holds them, with inputs and outputs.
    const earlier = (hookOutputs?.onMappingSave as { outputs?: OnMappingSaveOutputs } | undefined)?.outputs
    const chosen = await ruleOf(request, inputs, earlier)
    const { savedData } = chosen
    if (chosen.error || !savedData) return chosen
    return orFailure(
      'CAMPAIGN_ASSOCIATION_FAILURE',
      'connect the conversion rule with the campaigns',
      savedData,
      async () => {
        await associateCampaigns(request, savedData.id, inputs.campaignId ?? [])
        return { successMessage: `Events count for the conversion rule '${savedData.name}'.`, savedData }
      }
    )
  }
}

/** The rule that was chosen, else the one of the mapping with its changes, else a new one. */
function ruleOf(
  request: RequestClient,
  inputs: OnMappingSaveInputs,
  earlier: OnMappingSaveOutputs | undefined
): Promise<ActionHookResponse<OnMappingSaveOutputs>> {
  const { adAccountId, conversionRuleId } = inputs
  if (conversionRuleId) {
    return orFailure('CONVERSION_RULE_VERIFICATION_FAILURE', 'find the conversion rule', undefined, async () => ({
      savedData: toOutputs(await findRule(request, adAccountId, conversionRuleId))
    }))
  }
  if (earlier) {
    return orFailure('CONVERSION_RULE_UPDATE_FAILURE', 'change the conversion rule', earlier, async () => {
      const settings = settingsOf(inputs)
      const before = settingsOf(earlier)
      const changes = Object.entries(settings).filter(([key, value]) => value !== before[key as keyof RuleSettings])
      await updateRule(request, adAccountId, earlier.id, Object.fromEntries(changes))
      return { savedData: toOutputs({ ...before, ...settings, id: earlier.id } as ConversionRule) }
    })
  }
  if (!inputs.name || !inputs.conversionType) {
    return Promise.resolve({
      error: {
        code: 'MISSING_REQUIRED_FIELD',
        message: 'Choose a conversion rule, or fill in the name and the conversion type of a new one.'
      }
    })
  }
  return orFailure('CONVERSION_RULE_CREATION_FAILURE', 'create the conversion rule', undefined, async () => ({
    savedData: toOutputs(await createRule(request, adAccountId, settingsOf(inputs)))
  }))
}

/** Runs a step of the hook. If it fails, the form shows why, and what was saved before stays. */
async function orFailure(
  code: string,
  purpose: string,
  savedData: OnMappingSaveOutputs | undefined,
  step: () => Promise<ActionHookResponse<OnMappingSaveOutputs>>
): Promise<ActionHookResponse<OnMappingSaveOutputs>> {
  try {
    return await step()
  } catch (error) {
    if (isMistake(error)) throw error
    return { savedData, error: { code, message: `LinkedIn could not ${purpose}: ${errorData(error).message}` } }
  }
}

/** What is filled in of a rule, under LinkedIn's names. */
function settingsOf(form: Partial<OnMappingSaveOutputs> | OnMappingSaveInputs): RuleSettings {
  const settings: RuleSettings = {
    name: form.name,
    type: form.conversionType,
    attributionType: form.attribution_type,
    postClickAttributionWindowSize: form.post_click_attribution_window_size,
    viewThroughAttributionWindowSize: form.view_through_attribution_window_size
  }
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
}

function toOutputs(rule: ConversionRule): OnMappingSaveOutputs {
  return {
    id: rule.id,
    name: rule.name,
    conversionType: rule.type,
    attribution_type: rule.attributionType,
    post_click_attribution_window_size: rule.postClickAttributionWindowSize,
    view_through_attribution_window_size: rule.viewThroughAttributionWindowSize
  }
}

function toChoices({ elements, nextPage }: Page, toValue = (id: number | string): number | string => id) {
  // LinkedIn's IDs are numbers, and forms keep the values of choices as they are.
  return { choices: elements.map(({ id, name }) => ({ value: toValue(id) as string, label: name })), nextPage }
}
