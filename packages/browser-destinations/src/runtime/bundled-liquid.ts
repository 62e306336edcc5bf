// Bundles have this module in the place of `load-liquid.ts`, and of the mapping language's `liquid.ts`, which is in a
// chunk with the engine. What it exports has to be called after `loadLiquid`.

type Engine = typeof import('../../../actions-core/src/mapping/liquid')

/** The address of the chunk, relative to the bundle; set by the build. */
declare const LIQUID_CHUNK: string

// Read while the script runs: later there is no current script. And an `import()` in a script from another origin takes
// no relative address.
const address = new URL(LIQUID_CHUNK, (document.currentScript as HTMLScriptElement | null)?.src || document.baseURI)

let engine: Engine

/** Loads the chunk. Rejects when it cannot be had; the next call then tries again. */
export async function loadLiquid(): Promise<void> {
  engine ??= await import(address.href)
}

export const evaluateLiquid: Engine['evaluateLiquid'] = (...operands) => engine.evaluateLiquid(...operands)

export const getLiquidKeys: Engine['getLiquidKeys'] = (template) => engine.getLiquidKeys(template)

export const pathsOfLiquid: Engine['pathsOfLiquid'] = (template) => engine.pathsOfLiquid(template)
