import type { Browser, Page } from 'playwright-core'
import { describeInChromium, launch, type GuardedPage } from '../../bundle/__tests__/chromium'
import { findDestination, findRoot } from '../../workspace/destinations'
import { createSource } from '../../workspace/source'
import { openTester, startTester, type TesterServer } from './tester'

describeInChromium('mappings, triggers and filters on the page', () => {
  let server: TesterServer
  let browser: Browser
  let tester: GuardedPage
  let page: Page

  beforeAll(async () => {
    server = await startTester(['slack', 'pipedrive'].map((name) => createSource(findDestination(findRoot(), name))))
    browser = await launch()
    tester = await openTester(browser, `${server.origin}/tester`)
    page = tester.page
  })

  afterEach(() => tester.clear())

  afterAll(async () => {
    await tester?.close()
    await browser?.close()
    await server?.stop()
  })

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
    const [download] = await Promise.all([page.waitForEvent('download'), menuOf('Import and export', 'Export as JSON')])
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
