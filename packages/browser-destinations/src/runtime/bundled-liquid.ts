// The runtime chunk has this module instead of `load-liquid.ts` and of the mapping language's `liquid.ts`, which is in
// a chunk with the engine. Call its exports only after `loadLiquid`.

type Engine = typeof import('../../../actions-core/src/mapping/liquid')

/** The URL of the chunk, relative to that of the runtime; set by the build. */
declare const LIQUID_CHUNK: string

let engine: Engine

/** Loads the chunk. Rejects if that fails; the next call tries again. */
export async function loadLiquid(): Promise<void> {
  engine ??= (await import(LIQUID_CHUNK)) as Engine
}

export const evaluateLiquid: Engine['evaluateLiquid'] = (...operands) => engine.evaluateLiquid(...operands)

export const getLiquidKeys: Engine['getLiquidKeys'] = (template) => engine.getLiquidKeys(template)

export const pathsOfLiquid: Engine['pathsOfLiquid'] = (template) => engine.pathsOfLiquid(template)
