import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Check } from './check'
import { importsOf, sourceFiles } from './source-files'

/**
 * A destination reads environment variables only with `partnerCredentials`, and its definition contains what that
 * declares, with a description of each variable.
 */
export const checkEnvironment: Check = ({ definition: { environment = {} }, directory }) => {
  const files = sourceFiles(directory).map((file) => ({ file, source: readFileSync(file, 'utf8') }))
  const declaring = files.find(({ source }) =>
    importsOf(source).some(({ specifier }) => specifier.endsWith('/lib/partner-credentials'))
  )
  return [
    ...files.flatMap(({ file, source }) =>
      source.split('\n').flatMap((line, index) =>
        /\bprocess\.env\b/.test(line)
          ? {
              place: relative(directory, file),
              line: index + 1,
              message: 'it reads process.env. Declare and read the variable by partnerCredentials in src/lib.'
            }
          : []
      )
    ),
    ...(declaring && Object.keys(environment).length === 0
      ? [
          {
            place: 'environment',
            message: `${relative(directory, declaring.file)} declares variables that the definition does not have. Add "environment: credentials.environment".`
          }
        ]
      : []),
    ...Object.entries(environment)
      .filter(([, text]) => typeof text !== 'string' || text.trim() === '')
      .map(([variable]) => ({
        place: `environment.${variable}`,
        message: 'it has no text. Say what the variable holds.'
      }))
  ]
}
