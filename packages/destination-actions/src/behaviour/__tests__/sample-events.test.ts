import { sampleEvents } from '..'

it('has every call of the specification', () => {
  const types = new Set(sampleEvents.map(({ type }) => type))
  expect([...types].toSorted()).toEqual(['alias', 'group', 'identify', 'page', 'screen', 'track'])
})

it('can be sent as JSON', () => {
  expect(JSON.parse(JSON.stringify(sampleEvents))).toMatchObject(sampleEvents)
})

it('reaches nobody', () => {
  const text = JSON.stringify(sampleEvents)
  const hosts = [...text.matchAll(/https?:\/\/([^/"]+)|@([\w.]+)/g)].map(([, host, mailHost]) => host ?? mailHost)
  expect(hosts.filter((host) => !/(^|\.)example\.com$/.test(host!))).toEqual([])
})
