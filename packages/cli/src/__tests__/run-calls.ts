import { run } from '../index'

/**
 * For `node -r tsx/cjs`: runs the command line for each list of words in the JSON of the first argument, one after
 * another in this process. What each writes ends with a NUL on both streams; on stdout its exit code and another NUL
 * follow.
 */
async function runCalls(): Promise<void> {
  for (const words of JSON.parse(process.argv[2]!) as string[][]) {
    const exitCode = await run(words)
    process.stdout.write(`\0${exitCode}\0`)
    process.stderr.write('\0')
  }
}

void runCalls()
