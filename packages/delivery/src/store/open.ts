import { openPostgres } from './postgres'
import { openSqlite } from './sqlite'
import type { Store } from './store'

/**
 * Opens a store, and makes or upgrades its tables. The driver is loaded then.
 *
 * @param location the URL of a PostgreSQL database (`postgres://user@host/name`), else the path of a file for SQLite
 */
export function openStore(location: string): Promise<Store> {
  return /^postgres(ql)?:\/\//.test(location) ? openPostgres(location) : openSqlite(location)
}
