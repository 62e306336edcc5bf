import { isDeepStrictEqual } from 'node:util'
import * as core from '@segment/actions-core'
import * as triggers from '@segment/actions-core/trigger'
import type { DestinationDefinition } from '@segment/actions-core'
import type { Browser, Locator, Page } from 'playwright-core'
import { describeInChromium, sharedBrowser, type GuardedPage } from '../../bundle/__tests__/chromium'
import { findDestination, findRoot } from '../../workspace/destinations'
import { createSource, type Source } from '../../workspace/source'
import { openTester, OPEN, startTester, violationsOn, type TesterServer } from './tester'

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
    runtime: { core, trigger: triggers }
  }),
  reload: () => {}
}

const MAPPING = { text: { '@template': 'Hi {{event}}' }, email: 'nobody', total: { '@path': '$.properties.total' } }
const EVENT = { type: 'track', event: 'Order Completed', properties: { total: 5, email: 'a@example.com' } }

/** A mapping as the page saves it. */
interface Saved {
  mapping: object
}

describeInChromium('mappings on the page', () => {
  let server: TesterServer
  let browser: Browser
  let tester: GuardedPage
  let page: Page

  beforeAll(async () => {
    const [slack, pipedrive] = ['slack', 'pipedrive'].map((name) => createSource(findDestination(findRoot(), name)))
    server = await startTester([source, slack!, pipedrive!])
    browser = await sharedBrowser()
    tester = await openTester(browser, `${server.origin}/tester`)
    page = tester.page
    await page.addInitScript(
      (kept) => location.protocol === 'about:' || localStorage.setItem('actions-tester/destination/chat', kept),
      JSON.stringify({ events: [EVENT] })
    )
  })

  afterEach(() => tester.clear())

  afterAll(async () => {
    await tester?.close()
    await server?.stop()
  })

  describe('the mapping editor', () => {
    const stored = () =>
      (server.settings('actions-chat') as { subscriptions: (Saved & { name: string })[] }).subscriptions
    const field = (label: string): Locator => page.getByRole('region', { name: label, exact: true })

    /** Changes something on the page, waits until it has saved the expected mapping, and returns the one in the file. */
    const savedAs = async (expected: object, act: () => Promise<unknown>): Promise<object> => {
      const isExpected = (saved: Saved) => isDeepStrictEqual(saved.mapping, expected)
      const saved = page.waitForResponse((response) => {
        const request = response.request()
        // Not postDataJSON(): its objects have other prototypes, as Playwright is loaded outside of jest.
        return (
          request.method() === 'PUT' &&
          (JSON.parse(request.postData()!) as { mappings: Saved[] }).mappings.some(isExpected)
        )
      })
      await act()
      await saved
      return stored()[0]!.mapping
    }

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
        expect(await violationsOn(page, OPEN)).toEqual([])
        await page.keyboard.press('Escape')
      }
      await page.getByRole('button', { name: 'Add mappings' }).click()
      await page.getByRole('dialog').waitFor()
      expect(await violationsOn(page, OPEN)).toEqual([])
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

  describe('the list of mappings, triggers and filters', () => {
    const open = (path: string) => page.goto(`${server.origin}/tester/${path}`)
    /** Does something, and resolves when what it changed is stored. */
    const saving = async (what: 'mappings' | 'filters', act: () => Promise<void>) => {
      const saved = page.waitForResponse(
        (response) => response.url().endsWith(`/${what}`) && response.request().method() === 'PUT' && response.ok()
      )
      await act()
      await saved
    }
    const stored = (slug: string) =>
      server.settings(slug).subscriptions as {
        name: string
        enabled: boolean
      }[]
    const list = () => page.getByRole('navigation', { name: 'Mappings' }).getByRole('link')
    const undo = () => page.getByRole('button', { name: 'Undo' }).last().click()
    const menuOf = (button: string, entry: string) =>
      page
        .getByRole('button', { name: button })
        .click()
        .then(() => page.getByRole('menuitem', { name: entry }).click())

    it('sets up the presets with one click, and undoes it', async () => {
      await open('pipedrive/mappings')
      const button = page.getByRole('button', {
        name: /^Quick setup: add \d+ mappings$/
      })
      const count = Number(/\d+/.exec((await button.textContent()) ?? '')![0])
      await saving('mappings', () => button.click())
      expect(await list().count()).toBe(count)
      expect(stored('actions-pipedrive')).toHaveLength(count)

      await saving('mappings', undo)
      await button.waitFor()
      expect(stored('actions-pipedrive')).toEqual([])
    })

    it('keeps form and text of a trigger together, and says why an event does not match', async () => {
      await open('slack/mappings')
      await saving('mappings', () => page.getByRole('button', { name: "Add 'Post Message'" }).click())
      const trigger = page.getByRole('region', { name: 'Trigger' })
      const text = trigger.getByLabel('As text')
      await saving('mappings', () =>
        text.fill('type = "track" and (event = "Order Completed" or properties.total >= 500)')
      )
      await trigger.getByRole('group', { name: 'Any of' }).getByLabel('Path in properties').waitFor()
      await trigger.getByRole('button', { name: /Signed Up/ }).click()
      const reason =
        'event is "Signed Up" but must be "Order Completed"; properties.total is missing but must be at least'
      await trigger.getByText(reason).waitFor()
      expect(await trigger.getByRole('img', { name: 'Does not hold' }).count()).toBeGreaterThanOrEqual(2)

      const any = trigger.getByRole('group', { name: 'Any of' })
      await saving('mappings', () => any.getByLabel('Value').first().fill('Signed Up'))
      expect(await text.inputValue()).toBe('type = "track" and (event = "Signed Up" or properties.total >= 500)')
      await trigger.getByRole('button', { name: 'Matches Signed Up' }).waitFor()
      await saving('mappings', () =>
        any
          .getByRole('button', {
            name: 'Remove the condition on properties.total'
          })
          .click()
      )
      await any.getByRole('button', { name: 'Condition', exact: true }).click()
      await any.getByText('not complete').waitFor()
      expect(stored('actions-slack')).toMatchObject([{ subscribe: 'type = "track" and (event = "Signed Up")' }])

      await text.fill('type = "track" and (')
      await trigger.getByText('The form shows the last valid trigger').waitFor()
    })

    it('renames, disables, duplicates and deletes a mapping, and undoes the deletion', async () => {
      await open('slack/mappings')
      await saving('mappings', () => page.getByLabel('Name of the mapping').fill('Orders'))
      await saving('mappings', () => page.getByRole('switch', { name: 'Enabled' }).click())
      await saving('mappings', () => menuOf('Duplicate, export, move, delete', 'Duplicate'))
      expect(stored('actions-slack')).toMatchObject([
        { name: 'Orders', enabled: false },
        { name: 'Orders 2', enabled: false }
      ])
      await saving('mappings', () => menuOf('Duplicate, export, move, delete', 'Delete'))
      expect(stored('actions-slack')).toMatchObject([{ name: 'Orders' }])
      await saving('mappings', undo)
      expect(stored('actions-slack')).toMatchObject([{ name: 'Orders' }, { name: 'Orders 2' }])
      expect(await page.getByLabel('Name of the mapping').inputValue()).toBe('Orders 2')
    })

    it('exports and imports mappings, at most 50, with the reason', async () => {
      await open('slack/mappings')
      await list().first().waitFor()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        menuOf('Import and export', 'Export as JSON')
      ])
      expect(download.suggestedFilename()).toBe('slack-mappings.json')
      const file = await download.path()
      const before = await list().count()
      await saving('mappings', () => page.getByLabel('Import mappings').setInputFiles(file))
      expect(await list().count()).toBe(2 * before)

      const mapping = {
        partnerAction: 'postToChannel',
        subscribe: 'type = "track"',
        mapping: {}
      }
      const many = {
        name: 'many.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(Array.from({ length: 50 }, () => mapping)))
      }
      await page.getByLabel('Import mappings').setInputFiles(many)
      await page
        .getByRole('alert')
        .getByText('many.json: A destination has at most 50 mappings, as in Segment.')
        .waitFor()
      expect(await list().count()).toBe(2 * before)
    })

    it('adds filters, and shows what they do with the event', async () => {
      await open('slack/filters')
      await saving('filters', () => page.getByRole('button', { name: 'Add filter' }).click())
      const deeds = page.getByRole('combobox', { name: 'What the filter does' })
      await deeds.click()
      await deeds.getByRole('option', { name: /^Drop properties/ }).click()
      await page.getByText('Not complete').waitFor()
      await saving('filters', () => page.getByLabel('Paths').fill('context.ip'))
      await page.getByText('Removes context.ip').waitFor()
      await page.getByText('The event goes to the mappings').waitFor()

      await saving('filters', () => page.getByRole('button', { name: 'Add filter' }).click())
      await saving('filters', () => page.getByLabel('Name').fill('No tracks'))
      await page.getByText('The event is dropped').waitFor()
      expect(server.settings('actions-slack').filters).toEqual([
        {
          name: '',
          trigger: 'type = "track"',
          do: 'drop-properties',
          properties: ['context.ip'],
          enabled: true
        },
        {
          name: 'No tracks',
          trigger: 'type = "track"',
          do: 'drop',
          enabled: true
        }
      ])
      await saving('filters', () => menuOf('No tracks: move, delete', 'Delete'))
      await page.getByText('The event goes to the mappings').waitFor()
      await saving('filters', undo)
      await page.getByText('The event is dropped').waitFor()
    })
  })
})
