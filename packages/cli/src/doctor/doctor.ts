import { tableLines } from '../terminal/lines'
import type { Diagnosis } from './diagnosis'
import { diagnoseNode, diagnoseNpm, diagnosePort } from './machine'
import { diagnoseHooks, diagnoseLockFile, diagnoseSlugs, diagnoseTypes } from './repository'

/** Where serve listens by default. */
const PORT = 3000

/** Looks at the machine and at the workspace `root`; writes nothing. */
export async function examine(root: string): Promise<Diagnosis[]> {
  return [
    diagnoseNode(process.versions.node),
    await diagnoseNpm(),
    diagnoseLockFile(root),
    await diagnoseTypes(root),
    diagnoseSlugs(root),
    await diagnosePort(PORT),
    await diagnoseHooks(root)
  ]
}

/** What to print in lines of at most `width` columns: each diagnosis, and below it what to do. */
export function describeDiagnoses(diagnoses: Diagnosis[], width: number): string[] {
  const rows = diagnoses.map(({ subject, status, message, todo }) => [
    `${status.padEnd(7)}  ${subject}`,
    todo === undefined ? message : `${message}\n${todo}`
  ])
  return tableLines(rows, width)
}
