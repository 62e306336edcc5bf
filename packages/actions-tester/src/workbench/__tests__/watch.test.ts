import { watch } from '../workbench'

it('counts the changes of what was read during rendering, and of nothing else', () => {
  let state = { mode: 'dry', script: '200', isRunning: false }
  const watched = watch({ snapshot: () => state as never })
  const change = (patch: Partial<typeof state>) => {
    state = { ...state, ...patch }
    return watched.countOfChanges()
  }

  expect(watched.state.mode).toBe('dry')
  expect(change({ script: '500' })).toBe(0)
  expect(change({ mode: 'real' })).toBe(1)
  expect(watched.countOfChanges()).toBe(1)

  watched.isRendering = false
  expect(watched.state.script).toBe('500')
  expect(change({ script: '429' })).toBe(1)
  watched.isRendering = true
  expect(watched.state.script).toBe('429')
  expect(change({ script: '200', mode: 'dry' })).toBe(2)
})
