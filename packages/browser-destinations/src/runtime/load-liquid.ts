/**
 * Loads the engine of Liquid. Outside a bundle there is nothing to do, as the mapping language requires it by itself;
 * bundles have `bundled-liquid.ts` in the place of this module.
 */
export async function loadLiquid(): Promise<void> {}
