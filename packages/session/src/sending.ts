import type { Transport } from '@segment/actions-core'
import { createSender, dryTransport } from './sender'
import { parseScript, startStandIn } from './stand-in'

/** How a run sends: not at all, to a stand-in for the vendor that it has to itself, or to the vendor. */
export type RunMode = 'dry' | 'stand-in' | 'real'

/**
 * Does something with the transport of a mode. A stand-in lasts as long as that takes.
 *
 * @param script how the stand-in answers; see `parseScript`
 * @param send sends what is real
 */
export async function withSending<Result>(
  { mode, script, send }: { mode: RunMode; script: string; send: Transport },
  work: (transport: Transport) => Promise<Result>
): Promise<Result> {
  if (mode !== 'stand-in') return work(mode === 'dry' ? dryTransport : send)
  const standIn = await startStandIn(parseScript(script))
  try {
    return await work(createSender(new Map([['*', standIn.origin]])))
  } finally {
    await standIn.close()
  }
}
