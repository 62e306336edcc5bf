import type { ActionDefinition, AudienceDestinationDefinition, JSONObject } from '@segment/actions-core'
import { sampleCall, sampleSettings } from '@segment/actions-events'
import type { Loaded } from '@segment/actions-session'
import { shellWord } from '../terminal/shell'

/** A route of the destination. */
export interface Route {
  method: 'GET' | 'POST'
  path: string
  description: string
  /** A command that calls it; for actions and credentials. */
  curl?: string
}

type Action = Pick<
  ActionDefinition<never>,
  'title' | 'fields' | 'syncMode' | 'dynamicFields' | 'hooks' | 'defaultSubscription'
>

/**
 * Lists the routes of a destination.
 *
 * @param origin the URL of its root: `http://127.0.0.1:3000`, or with a path
 * @param stored the settings for calls without settings; if there are any, the commands omit settings
 */
export function routesOf({ definition, runtime }: Loaded, origin: string, stored: JSONObject): Route[] {
  const hasSettings = Object.keys(stored).length > 0
  const { audienceConfig } = definition as Partial<AudienceDestinationDefinition>
  const { authentication } = definition
  const post = (path: string, description: string, body?: unknown): Route => ({
    method: 'POST',
    path,
    description,
    ...(body !== undefined && { curl: curlLine(origin + path, body) })
  })
  const pollBody = {
    pollPayload: { jobId: 'the jobId of the upload', uploadCount: 1 },
    ...(!hasSettings && authentication?.fields && { settings: sampleSettings(authentication.fields) })
  }
  const actionRoutes = (key: string, action: Action) => {
    const trigger = action.defaultSubscription ? runtime.trigger.parseFql(action.defaultSubscription) : undefined
    const { settings, ...sample } = sampleCall(definition, action, trigger)
    const body = hasSettings || settings === undefined ? sample : { ...sample, settings }
    return [
      post(`/${key}`, `run '${action.title}' for an event, or a batch`, body),
      ...dynamicPaths(action).map((path) => post(`/${key}/${path}`, `the choices of '${path}'`)),
      ...Object.entries(action.hooks ?? {}).flatMap(([type, hook]) => [
        post(`/${key}/hooks/${type}`, `run the hook '${hook.label}'`),
        ...dynamicInputs(hook.inputFields).map((field) =>
          post(`/${key}/hooks/${type}/dynamic/${field}`, `the choices of its input '${field}'`)
        )
      ])
    ]
  }
  return [
    { method: 'GET', path: '/manifest', description: 'the definition as JSON' },
    post('/authenticate', 'try the settings', hasSettings ? {} : sampleSettings(authentication?.fields ?? {})),
    ...(authentication && 'refreshAccessToken' in authentication
      ? [post('/refreshAccessToken', 'get new tokens')]
      : []),
    ...(definition.onDelete ? [post('/delete', "delete a person's data")] : []),
    ...(audienceConfig && 'createAudience' in audienceConfig ? [post('/createAudience', 'create an audience')] : []),
    ...(audienceConfig && 'getAudience' in audienceConfig ? [post('/getAudience', 'find an audience')] : []),
    ...Object.entries(definition.actions as Record<string, Action>).flatMap(([key, action]) =>
      actionRoutes(key, action)
    ),
    ...Object.entries((definition.asyncActions ?? {}) as Record<string, Action>).flatMap(([key, action]) => [
      ...(Object.hasOwn(definition.actions, key) ? [] : actionRoutes(key, action)),
      post(`/${key}/poll`, 'ask how a job stands', pollBody)
    ])
  ]
}

/** Formats the routes of a destination for a terminal: a line for each route, then the commands. */
export function describeRoutes(loaded: Loaded, routes: Route[]): string {
  return [...routeLines(loaded, routes), '', 'Try it:', '', ...curlsOf(routes).flatMap((curl) => [curl, ''])].join('\n')
}

/** Like {@link describeRoutes}, with the URL of the server, and only the command of the first action. */
export function describeStart(loaded: Loaded, origin: string, stored: JSONObject): string {
  const routes = routesOf(loaded, origin, stored)
  const [firstAction] = Object.keys(loaded.definition.actions)
  const curl = routes.find(({ path }) => path === `/${firstAction}`)?.curl
  const example = curl === undefined ? [] : ['', 'Try it:', '', curl]
  return [`Serving on ${origin}`, '', ...routeLines(loaded, routes), ...example, ''].join('\n')
}

function routeLines({ definition }: Loaded, routes: Route[]): string[] {
  const width = Math.max(...routes.map(({ path }) => path.length))
  const lines = routes.map(
    ({ method, path, description }) => `  ${method.padEnd(4)} ${path.padEnd(width)}  ${description}`
  )
  return [`${definition.name} answers:`, '', ...lines]
}

function curlsOf(routes: Route[]): string[] {
  return routes.flatMap(({ curl }) => (curl === undefined ? [] : [curl]))
}

function dynamicPaths({ dynamicFields = {} }: Action): string[] {
  return Object.entries(dynamicFields as Record<string, unknown>).flatMap(([key, handler]) =>
    typeof handler === 'function' ? [key] : Object.keys(Object(handler) as object).map((name) => `${key}.${name}`)
  )
}

function dynamicInputs(fields: Record<string, { dynamic?: unknown }> = {}): string[] {
  return Object.keys(fields).filter((key) => typeof fields[key]!.dynamic === 'function')
}

/**
 * Returns a curl command for a POSIX shell that posts `body` as JSON to `url`. It is quoted so that it works when
 * pasted, whatever quotes the body contains.
 */
export function curlLine(url: string, body: unknown): string {
  return `curl -s ${shellWord(url)} -H 'content-type: application/json' -d ${shellWord(JSON.stringify(body))}`
}
