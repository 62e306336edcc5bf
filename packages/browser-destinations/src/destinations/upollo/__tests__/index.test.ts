/** @jest-environment @segment/browser-destination-runtime/testing */
import { Context } from '@segment/analytics-next'
import enrichUser from '../enrichUser'
import identifyUser from '../identifyUser'

const company = { name: 'Acme', industry: 'Tools', companySize: { employeesMin: 10, employeesMax: 50 } }
const found = { name: 'Acme', industry: 'Tools', employee_count: 50 }

describe('Upollo', () => {
  it.each([
    ['a user without one', undefined, found],
    ['one that the site knows', { id: 'c-1', plan: 'gold' }, { id: 'c-1', plan: 'gold', ...found }],
    ['a text', 'Acme Inc.', found]
  ])('adds what it knows of the company to %s', async (_, known, expected) => {
    const context = new Context({ type: 'identify', traits: { company: known } as never })
    const upollo = { checkEmail: async () => ({ company }) }
    await enrichUser.perform(upollo as never, { payload: { email: 'ada@example.com' }, context } as never)
    expect(context.event.traits?.company).toEqual(expected)
  })

  it.each([
    [{ firstName: 'Omar' }, 'Omar'],
    [{ lastName: 'Li' }, 'Li'],
    [{ firstName: 'Omar', lastName: 'Li' }, 'Omar Li'],
    [{ name: 'Ada', firstName: 'Omar' }, 'Ada'],
    [{}, undefined]
  ])('names the user of %j', (payload, userName) => {
    const track = jest.fn(async () => undefined)
    identifyUser.perform({ track } as never, { payload, context: Context.system() } as never)
    expect(track).toHaveBeenCalledWith(expect.objectContaining({ userName }))
  })

  it('lets the event go on when the user cannot be tracked, and says so in its log', async () => {
    const context = new Context({ type: 'identify' })
    const track = () => Promise.reject(new Error('no'))
    identifyUser.perform({ track } as never, { payload: {}, context } as never)
    await new Promise((resolve) => setTimeout(resolve))
    expect(context.logs().map(({ message }) => message)).toEqual(['Upollo did not take the user'])
  })
})
