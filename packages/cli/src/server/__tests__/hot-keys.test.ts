import { PassThrough } from 'node:stream'
import { CTRL_C, listenForKeys, type Keyboard } from '../hot-keys'

function fakeKeyboard() {
  const stream = new PassThrough()
  const modes: boolean[] = []
  const keyboard = Object.assign(stream, {
    setRawMode: (mode: boolean) => {
      modes.push(mode)
      return keyboard
    }
  }) as unknown as Keyboard & PassThrough
  return { keyboard, modes, press: (text: string) => keyboard.emit('data', Buffer.from(text)) }
}

it('calls what a key is for, in either case, until it is stopped', () => {
  const { keyboard, modes, press } = fakeKeyboard()
  const pressed: string[] = []
  const keys = listenForKeys({ r: () => pressed.push('r'), [CTRL_C]: () => pressed.push('Ctrl-C') }, keyboard)

  press('r')
  press('xR\u0003')
  keys.stop()
  press('r')

  expect(pressed).toEqual(['r', 'r', 'Ctrl-C'])
  expect(modes).toEqual([true, false])
  expect(keyboard.isPaused()).toBe(true)
})
