import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { FailureError } from '@segment/actions-input'
import { allFilesIn } from '../config/read-folder'

const EXAMPLE = resolve(__dirname, '../../example')

/** What git should not keep: secrets, and the store in a file. */
const GITIGNORE = '.store\n.env\nsecrets\n'

/**
 * Writes a configuration with comments into a folder, which may be missing or empty.
 *
 * @returns the files, relative to the working directory
 * @throws FailureError if the folder has files
 */
export function writeExample(folder: string): string[] {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new FailureError(`${folder} is not empty. Name another folder with --config.`)
  }
  const files = allFilesIn(EXAMPLE).map((file) => [relative(EXAMPLE, file), readFileSync(file, 'utf8')] as const)
  return [...files, ['.gitignore', GITIGNORE] as const].map(([name, text]) => {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text, { flag: 'wx' })
    return relative(process.cwd(), resolve(path))
  })
}
