import { readStored, writeStored } from '../workbench'

/** How the page looks: as the system says, or as chosen. */
export type Theme = 'system' | 'light' | 'dark'

/** Returns the chosen theme. */
export function chosenTheme(): Theme {
  return readStored<Theme>('theme') ?? 'system'
}

/** Shows the page in a theme, and keeps the choice. */
export function chooseTheme(theme: Theme): void {
  writeStored('theme', theme === 'system' ? undefined : theme)
  applyTheme()
}

/** Shows the page in the chosen theme. */
export function applyTheme(): void {
  const theme = chosenTheme()
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}
