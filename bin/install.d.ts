export function ensureInstalled(root: string): Promise<void>
export function isCurrent(root: string): boolean
