import { parseArgs } from 'node:util'
import { report } from '../report'
import { CASES } from './cases'
import { measureGrowth } from './growth'

// Measures how the time of each directive and each parser grows with its input. The exit code is 1 if one grows faster than
// it may, or needs more memory than it may.
//
//   npm run growth -- [--most <exponent>] [--case <name>]... [--save]      Default: 1.2, all cases

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      most: { type: 'string', default: '1.2' },
      case: { type: 'string', multiple: true },
      save: { type: 'boolean' }
    }
  })
  const results = await measureGrowth(values.case ?? CASES.map(({ name }) => name))
  const rows = results.map((result) =>
    'failure' in result
      ? { case: result.name, 'largest size': '', exponent: result.failure, 'milliseconds for it': '' }
      : {
          case: result.name,
          'largest size': result.largest,
          exponent: result.exponent,
          'milliseconds for it': result.milliseconds
        }
  )
  report('growth', '', rows)
  process.exitCode = results.some((result) => 'failure' in result || result.exponent > Number(values.most)) ? 1 : 0
}

void main()
