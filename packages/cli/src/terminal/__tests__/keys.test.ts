import { PassThrough } from 'node:stream'
import { CTRL_C, listenForKeys, openInBrowser, type Keyboard } from '../keys'

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

it.each([
  ['is not there', ['no-such-program']],
  ['has no browser', [process.execPath, '-e', 'process.exit(3)']]
])('says when the program that opens addresses %s', async (_what, opener) => {
  const told = await new Promise((resolve) => openInBrowser('http://127.0.0.1:3000', () => resolve(true), opener))
  expect(told).toBe(true)
})
