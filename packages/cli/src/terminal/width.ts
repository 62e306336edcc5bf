/**
 * How many columns a line on a stream may have: what the variable `COLUMNS` says, else the width of the terminal. A
 * pipe or a file has no limit: lines are left whole for the program that reads them.
 */
export function widthOf(stream: Pick<NodeJS.WriteStream, 'columns'>, env: NodeJS.ProcessEnv = process.env): number {
  return Number.parseInt(env.COLUMNS ?? '', 10) || stream.columns || Infinity
}
