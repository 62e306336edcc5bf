import { executeBatch } from './batch/execute-batch'
import { CloudAction, type AnyInput } from './cloud-action'
import type { ActionDefinition } from './definition'
import { execute } from './deliver'
import type { Execution } from './execution'
import type { JSONObject } from './json-object'
import type { Result, ResultMultiStatusNode } from './result'
import type { SegmentEvent } from './segment-event'

/** An {@link Execution} together with its event, or its events. */
export interface ExecuteBundle<Data, Settings> extends Execution<Settings> {
  data: Data
}

/** One action of a destination, ready to run. */
// oxlint-disable-next-line typescript/no-explicit-any -- the reference's defaults
export class Action<Settings = any, Payload = any, AudienceSettings = any> extends CloudAction<
  Settings,
  ActionDefinition<Settings, Payload, AudienceSettings>
> {
  /** Whether the action can send several payloads at once. */
  get hasBatchSupport(): boolean {
    return typeof this.definition.performBatch === 'function'
  }

  /** Runs the action for one event. See {@link execute}. */
  async execute(bundle: ExecuteBundle<SegmentEvent | JSONObject, Settings>): Promise<Result[]> {
    const { data, ...execution } = bundle
    return execute(this, data as SegmentEvent, execution)
  }

  /** Runs the action for many events at once. See {@link executeBatch}. */
  async executeBatch(bundle: ExecuteBundle<(SegmentEvent | JSONObject)[], Settings>): Promise<ResultMultiStatusNode[]> {
    const { data, ...execution } = bundle
    return executeBatch(this, data as SegmentEvent[], execution)
  }

  /** Sends one payload; of a response, gives the data. */
  async perform(input: AnyInput<Settings>): Promise<unknown> {
    return this.call(this.definition.perform, input)
  }

  /** Sends many payloads; gives what `performBatch` gave. */
  async performBatch(input: AnyInput<Settings>): Promise<unknown> {
    return this.definition.performBatch?.(this.requestClient(input), input)
  }
}
