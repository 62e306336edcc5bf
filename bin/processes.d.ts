export function nameProcess(id: number): string
export function isRunning(name: string): boolean
