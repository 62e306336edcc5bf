/**
 * Makes a constructor of plain empty objects that have room for dozens of keys.
 *
 * V8 turns an object that grows from `{}` by computed keys into a dictionary after some 16 of them, which is slow to fill
 * and slow to read. How much room an object starts with V8 takes from the assignments in its constructor, run or not,
 * and corrects it after the first objects; so each kind of object needs a constructor of its own.
 */
export function roomyObject(): new () => Record<string, unknown> {
  function Roomy(this: Record<string, unknown>): void {
    if (new.target) return
    this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = 0
    this.i = this.j = this.k = this.l = this.m = this.n = this.o = this.p = 0
    this.q = this.r = this.s = this.t = this.u = this.v = this.w = this.x = 0
  }
  Roomy.prototype = Object.prototype
  return Roomy as unknown as new () => Record<string, unknown>
}

/** As {@link roomyObject}, for objects of any kind: the room stays, as V8 leaves what the widest of the first seven takes. */
export function lastingRoomyObject(): new () => Record<string, unknown> {
  const Roomy = roomyObject()
  const widest = new Roomy()
  for (let key = 0; key < 24; key++) widest[`key${key}`] = key
  for (let count = 0; count < 8; count++) Reflect.construct(Roomy, [])
  return Roomy
}
