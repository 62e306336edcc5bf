/** The icons, as paths in a box of 16 by 16. */
const PATHS = {
  add: 'M8 3v10M3 8h10',
  blank: '',
  alert: 'M8 2.5 14.2 13H1.8L8 2.5ZM8 6.5v3M8 11.2v.1',
  check: 'm3 8.5 3.2 3.2L13 5',
  chevronDown: 'm4 6 4 4 4-4',
  chevronRight: 'm6 4 4 4-4 4',
  close: 'm4 4 8 8M12 4l-8 8',
  copy: 'M6 6h7v7H6zM10 6V3H3v7h3',
  cross: 'm4.5 4.5 7 7M11.5 4.5l-7 7',
  download: 'M8 2.5v7m-3-3 3 3 3-3M3 13h10',
  edit: 'm3 13 .7-2.8 7-7 2.1 2.1-7 7L3 13Z',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8ZM8 6.3a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4Z',
  filter: 'M2.5 3.5h11L9.5 8.3v4.2l-3-1.5V8.3L2.5 3.5Z',
  info: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM8 7.2v3.6M8 5v.1',
  lock: 'M4 7.5h8v6H4zM5.8 7.5V5a2.2 2.2 0 0 1 4.4 0v2.5',
  menu: 'M3 8h.1M8 8h.1M13 8h.1',
  minus: 'M3 8h10',
  moon: 'M13 9.6A5.5 5.5 0 0 1 6.4 3 5.5 5.5 0 1 0 13 9.6Z',
  play: 'M4.5 3v10l8-5-8-5Z',
  redo: 'M13 3.5v3.2H9.8M12.6 6.5A5 5 0 1 0 13 9.2',
  reset: 'M3 3.5v3.2h3.2M3.4 6.5A5 5 0 1 1 3 9.2',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.3 10.3 14 14',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6ZM8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.1 1.1M11.9 11.9 13 13M13 3l-1.1 1.1M4.1 11.9 3 13',
  trash: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9',
  upload: 'M8 10V2.5m-3 3 3-3 3 3M3 13h10'
}

/** The name of an icon. */
export type IconName = keyof typeof PATHS

/** An icon beside a word. Screen readers skip it. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth={name === 'menu' ? 2 : 1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
