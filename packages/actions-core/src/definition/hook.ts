import type { RequestFn } from './action'
import type { InputField } from './field'

/** The moments at which a hook runs: a mapping is saved, or a reverse-ETL mapping is saved. */
export const hookTypeStrings = ['onMappingSave', 'retlOnMappingSave'] as const

export type ActionHookType = (typeof hookTypeStrings)[number]

/** What a hook gives: data kept with the mapping (read later as `hookOutputs`), or an error for the person saving. */
export interface ActionHookResponse<Outputs> {
  successMessage?: string
  savedData?: Outputs
  error?: { message: string; code: string }
}

/** A hook of an action: its input form, the shape of what it keeps, and the function. */
export interface ActionHookDefinition<Settings, Payload, AudienceSettings, HookInputs, HookOutputs> {
  label: string
  description: string
  /** Fields to fill in before the hook runs; `dynamic` is a function here. */
  inputFields?: Record<
    string,
    Omit<InputField, 'dynamic'> & {
      // oxlint-disable-next-line typescript/no-explicit-any -- handlers name their own return type, as in the reference
      dynamic?: RequestFn<Settings, Payload, any, AudienceSettings, HookInputs>
    }
  >
  /** What `savedData` holds. */
  outputTypes?: Record<string, { label: string; description: string; type: string; required: boolean }>
  performHook: RequestFn<Settings, Payload, ActionHookResponse<HookOutputs>, AudienceSettings, HookInputs>
}
