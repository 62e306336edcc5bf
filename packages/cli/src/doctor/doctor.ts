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

/** What to print: a line for each diagnosis, and below it what to do. */
export function describeDiagnoses(diagnoses: Diagnosis[]): string[] {
  const width = Math.max(...diagnoses.map(({ subject }) => subject.length))
  return diagnoses.flatMap(({ subject, status, message, todo }) => [
    `${status.padEnd(7)}  ${subject.padEnd(width)}  ${message}`,
    ...(todo === undefined ? [] : [`${' '.repeat(width + 11)}${todo}`])
  ])
}
