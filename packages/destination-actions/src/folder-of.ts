/** The name of the folder of the destination with this slug: the slug without the prefix `actions-`. */
export function folderOf(slug: string): string {
  return slug.replace(/^actions-/, '')
}
