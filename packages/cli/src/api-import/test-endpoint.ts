import { asksForCredentials } from './account-draft'
import type { AccountDraft } from './account-draft'
import { pathParameters } from './action-draft'
import type { Api, Operation } from './api'

/** Last words of paths that give the account itself, the most telling first. */
const OWN_ACCOUNT = ['me', 'whoami', 'self', 'user', 'account', 'profile', 'verify', 'validate', 'ping', 'status']

/**
 * The harmless request that tries credentials: a GET that needs nothing but the settings, of the account itself where
 * there is one, else of the shortest path. Undefined when there is none that asks for credentials.
 */
export function testEndpoint(api: Api, { settingFor }: Pick<AccountDraft, 'settingFor'>): Operation | undefined {
  const isOpen = ({ security }: Operation) => asksForCredentials(api) && security.length === 0
  return api.operations
    .filter((operation) => operation.method === 'get' && !isOpen(operation) && !operation.deprecated)
    .filter(({ path, parameters }) => {
      const names = pathParameters(path).map((name) => ({ name, in: 'path', required: true }) as const)
      return [...names, ...parameters].every((parameter) => !parameter.required || settingFor(parameter) !== undefined)
    })
    .toSorted((a, b) => rank(a) - rank(b) || a.path.length - b.path.length)[0]
}

function rank({ path }: Operation): number {
  const index = OWN_ACCOUNT.indexOf(path.split('/').at(-1)!.toLowerCase())
  return index === -1 ? OWN_ACCOUNT.length : index
}
