import { integer, oneof, string, type Arbitrary, type StringSharedConstraints } from 'fast-check'

/** Any code point but the halves of pairs. */
const codePoint = integer({ min: 0, max: 0x10_ff_ff })
  .filter((code) => code < 0xd8_00 || code > 0xdf_ff)
  .map((code) => String.fromCodePoint(code))

/**
 * Any text: of any characters, or of printable ones and names such as `__proto__`. The unit `binary` of fast-check has the
 * same texts, and takes more than a second to make.
 */
export function anyText(constraints: StringSharedConstraints = {}): Arbitrary<string> {
  return oneof(string({ ...constraints, unit: codePoint }), string(constraints))
}
