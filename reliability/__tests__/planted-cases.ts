import type { Case } from '../growth/cases'

/** Cases that grow in known ways. */
export const CASES: readonly Case[] = [
  { name: 'linear', largest: 200_000, prepare: (size) => () => count(size) },
  { name: 'quadratic', largest: 3_000, prepare: (size) => () => count(size * size) },
  { name: 'too much memory', largest: 1e8, prepare: (size) => () => Array.from({ length: size }, () => ({ size })) },
  { name: 'after it', largest: 200_000, prepare: (size) => () => count(size) },
  {
    name: 'rejected',
    largest: 1000,
    prepare: () => () => {
      throw new Error('The input is too large.')
    }
  },
  { name: 'too deep', largest: 1e6, prepare: (size) => () => depth(size) }
]

function count(end: number): number {
  let sum = 0
  for (let index = 0; index < end; index++) sum = (sum + index * 7) % 1_000_003
  return sum
}

function depth(levels: number): number {
  return levels === 0 ? 0 : 1 + depth(levels - 1)
}
