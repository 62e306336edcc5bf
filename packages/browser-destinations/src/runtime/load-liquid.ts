/**
 * Loads the Liquid engine. Outside a bundle this does nothing, because the mapping language requires the engine itself;
 * bundles have `bundled-liquid.ts` instead of this module.
 */
export async function loadLiquid(): Promise<void> {}
