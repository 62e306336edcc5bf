import { isDeepStrictEqual } from 'node:util'
import * as core from '@segment/actions-core'
import * as trigger from '@segment/actions-core/trigger'
import type { DestinationDefinition } from '@segment/actions-core'
import type { Browser, Locator, Page } from 'playwright-core'
import { describeInChromium, launch, type GuardedPage } from '../../bundle/__tests__/chromium'
import type { Source } from '../../workspace/source'
import { openTester, startTester, violationsOn, type TesterServer } from './tester'

const definition: DestinationDefinition = {
  name: 'Chat',
  slug: 'actions-chat',
  mode: 'cloud',
  actions: {
    post: {
      title: 'Post message',
      description: 'Posts a message.',
      defaultSubscription: 'type = "track"',
      fields: {
        text: {
          label: 'Text',
          description: 'The text.',
          type: 'string',
          required: true,
          default: { '@template': 'New: {{event}}' }
        },
        email: { label: 'Email', description: 'Who it is about.', type: 'string', format: 'email' },
        total: { label: 'Total', description: 'How much.', type: 'string' },
        channel: { label: 'Channel', description: 'Where.', type: 'string', dynamic: true }
      },
      dynamicFields: { channel: async () => ({ choices: [{ label: 'General', value: 'c-1' }] }) },
      perform: () => ({})
    }
  }
}

const source: Source = {
  current: () => ({
    place: { name: 'chat', directory: '/chat', entry: '/chat/index.ts' },
    definition: definition as never,
    runtime: { core, trigger }
  }),
  reload: () => {}
}

const MAPPING = { text: { '@template': 'Hi {{event}}' }, email: 'nobody', total: { '@path': '$.properties.total' } }
const EVENT = { type: 'track', event: 'Order Completed', properties: { total: 5, email: 'a@example.com' } }

/** A mapping as the page saves it. */
interface Saved {
  mapping: object
}

describeInChromium('the mapping editor', () => {
  let server: TesterServer
  let browser: Browser
  let tester: GuardedPage
  let page: Page

  const stored = () =>
    (server.settings('actions-chat') as { subscriptions: (Saved & { name: string })[] }).subscriptions
  const field = (label: string): Locator => page.getByRole('region', { name: label, exact: true })

  /** Changes something on the page, waits until it has saved the expected mapping, and returns the one in the file. */
  const savedAs = async (expected: object, act: () => Promise<unknown>): Promise<object> => {
    const isExpected = (saved: Saved) => isDeepStrictEqual(saved.mapping, expected)
    const saved = page.waitForResponse((response) => {
      const request = response.request()
      return request.method() === 'PUT' && (request.postDataJSON() as { mappings: Saved[] }).mappings.some(isExpected)
    })
    await act()
    await saved
    return stored()[0]!.mapping
  }

  beforeAll(async () => {
    server = await startTester([source])
    browser = await launch()
    tester = await openTester(browser, `${server.origin}/tester`)
    page = tester.page
    await page.addInitScript(
      (kept) => location.protocol === 'about:' || localStorage.setItem('actions-tester/destination/chat', kept),
      JSON.stringify({ events: [EVENT] })
    )
  })

  afterAll(async () => {
    await tester?.close()
    await browser?.close()
    await server?.stop()
  })

  beforeEach(async () => {
    const mapping = {
      name: 'Orders',
      enabled: true,
      partnerAction: 'post',
      subscribe: 'type = "track"',
      mapping: MAPPING
    }
    server.store('actions-chat', { subscriptions: [mapping] })
    await page.goto(`${server.origin}/tester/chat/mappings`)
    await field('Text').getByText('"Hi Order Completed"').waitFor()
  })

  afterEach(() => tester.clear())

  it('shows at each field its value, where that comes from, its coercion, and its validation error', async () => {
    const email = field('Email')
    await email.getByText('Email must be a valid email address string but it was not.').waitFor()
    await field('Total').getByText('from properties.total · converted from a number to a string').waitFor()
    await field('Total').getByText('"5"').waitFor()

    await email.getByRole('textbox').fill('b@example.com')
    await email.getByText('"b@example.com"').waitFor()
    await email.locator('.field-error').waitFor({ state: 'detached' })
    expect(await email.getByText('must be').count()).toBe(0)
  })

  it('maps a field to a variable that is found by its value', async () => {
    const email = field('Email')
    const ways = email.getByRole('combobox', { name: 'How Email is mapped' })
    await ways.click()
    await ways.getByRole('option', { name: /^Variable/ }).click()
    await email.getByRole('button', { name: 'Email: choose a variable' }).click()
    await page.keyboard.type('a@exam')
    const mapped = { ...MAPPING, email: { '@path': '$.properties.email' } }
    expect(await savedAs(mapped, () => page.keyboard.press('Enter'))).toEqual(mapped)
    await email.getByText('"a@example.com"').waitFor()
  })

  it('restores the default by one click, and removes a field until it is undone', async () => {
    const button = page.getByRole('button', { name: 'Restore the default of Text' })
    const restored = { ...MAPPING, text: { '@template': 'New: {{event}}' } }
    expect(await savedAs(restored, () => button.click())).toEqual(restored)
    await field('Text').getByText('"New: Order Completed"').waitFor()
    expect(await button.count()).toBe(0)

    const { email: _, ...others } = restored
    const removal = page.getByRole('button', { name: 'Remove Email' })
    expect(await savedAs(others, () => removal.click())).toEqual(others)
    const undo = page.getByRole('button', { name: 'Undo' })
    expect(await savedAs(restored, () => undo.click())).toEqual(restored)
  })

  it('adds an optional field with the keyboard, and asks the server for its choices', async () => {
    await page.getByRole('button', { name: '1 optional field' }).press('Enter')
    await page.getByPlaceholder('Search fields').press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const choice = page.getByRole('button', { name: /General/ })
    const chosen = { ...MAPPING, channel: 'c-1' }
    expect(await savedAs(chosen, () => choice.click())).toEqual(chosen)
    await field('Channel').getByText('"c-1"').waitFor()
  })

  it('edits the whole mapping as JSON, and shows it as fields again', async () => {
    const toggle = page.getByRole('button', { name: 'JSON', exact: true })
    await toggle.click()
    const editor = page.getByRole('textbox', { name: 'Mapping as JSON' }).and(page.locator('.cm-content'))
    await editor.waitFor()
    expect(JSON.parse(await editor.innerText())).toEqual(MAPPING)

    await editor.fill('{"text": x}')
    await page.getByText("Line 1, column 10: 'x' is not a value.").waitFor()
    const text = { '@case': { operator: 'upper', value: { '@path': '$.event' } } }
    const total = { '@flatten': { value: { '@path': '$.properties' }, separator: '.' } }
    const edited = { text, total }
    expect(await savedAs(edited, () => editor.fill(JSON.stringify(edited)))).toEqual(edited)

    await toggle.click()
    await field('Text').locator('selectedcontent').getByText('Change case').waitFor()
    await field('Text').getByText('"ORDER COMPLETED"').waitFor()
    await field('Total').getByRole('textbox', { name: 'Total as JSON' }).getByText('@flatten').waitFor()
  })

  it('asks once for each key, and changes no other field', async () => {
    const asked: string[] = []
    page.on('request', (request) => request.url().endsWith('/explain') && asked.push(request.postData()!))
    await page.evaluate(() => {
      const seen = new Set<string | undefined>()
      Object.assign(window, { seen })
      new MutationObserver((records) => {
        for (const { target } of records) {
          const element = target instanceof Element ? target : target.parentElement
          const row = element?.closest<HTMLElement>('[data-field]')
          const isList = element?.matches('.field-list')
          if (row || isList) seen.add(row?.dataset.field)
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
    })
    const text = field('Text').getByRole('textbox')
    await text.press('End')
    for (const [key, shown] of [
      ['a', '"Hi Order Completeda"'],
      ['b', '"Hi Order Completedab"'],
      ['c', '"Hi Order Completedabc"']
    ] as const) {
      await text.press(key)
      await field('Text').getByText(shown, { exact: true }).waitFor()
    }
    expect(asked).toHaveLength(3)
    expect(await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen])).toEqual(['text'])
  })

  it('has nothing serious for axe-core, with each of its lists open', async () => {
    expect(await violationsOn(page)).toEqual([])
    for (const open of [
      page.getByRole('combobox', { name: 'How Text is mapped' }),
      page.getByRole('button', { name: 'Insert a variable into Text' }),
      page.getByRole('button', { name: 'Total: properties.total' }),
      page.getByRole('button', { name: '1 optional field' }),
      page.getByRole('button', { name: 'Duplicate, export, move, delete' })
    ]) {
      await open.click()
      expect(await violationsOn(page)).toEqual([])
      await page.keyboard.press('Escape')
    }
    await page.getByRole('button', { name: 'Add mappings' }).click()
    await page.getByRole('dialog').waitFor()
    expect(await violationsOn(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'JSON', exact: true }).click()
    await page.locator('.cm-content[aria-label="Mapping as JSON"]').waitFor()
    expect(await violationsOn(page)).toEqual([])
  })

  it('moves mappings up and down with the keyboard, and keeps their order', async () => {
    const rows = page.getByRole('navigation', { name: 'Mappings' }).getByRole('link')
    await page.getByRole('button', { name: 'Duplicate, export, move, delete' }).click()
    await page.getByRole('menuitem', { name: 'Duplicate' }).click()
    await rows.nth(1).waitFor()
    const order = page.waitForResponse((response) => {
      const { mappings } = (response.request().postDataJSON() ?? {}) as { mappings?: { name: string }[] }
      return response.request().method() === 'PUT' && mappings?.[1]?.name === 'Orders'
    })
    await rows.nth(0).press('Alt+ArrowDown')
    await order
    expect(stored().map(({ name }) => name)).toEqual(['Orders 2', 'Orders'])
    await page.getByText('Orders is now 2 of 2.').waitFor()
    expect(await rows.nth(1).evaluate((row) => row === document.activeElement)).toBe(true)
  })
})
