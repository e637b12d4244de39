import type { ReactNode } from 'react';

/** Drawn on a 16 grid with a 1.4 stroke. */
const shapes = {
  home: 'M2.5 7.2 8 2.6l5.5 4.6v6H9.8V9.6H6.2v3.6H2.5z',
  siren: 'M4 12.5V9a4 4 0 0 1 8 0v3.5M2.5 13.5h11M8 2.2v1.3M2.4 4.6l1 .8M13.6 4.6l-1 .8',
  bell: 'M3.5 11.5c.9-.8 1.2-1.8 1.2-3.7a3.3 3.3 0 0 1 6.6 0c0 1.9.3 2.9 1.2 3.7zM6.6 13.6a1.5 1.5 0 0 0 2.8 0',
  book: 'M2.5 3.2h3.7A1.8 1.8 0 0 1 8 5v8.3a1.8 1.8 0 0 0-1.8-1.5H2.5zM13.5 3.2H9.8A1.8 1.8 0 0 0 8 5v8.3a1.8 1.8 0 0 1 1.8-1.5h3.7z',
  calendar: 'M2.5 3.8h11v9.7h-11zM2.5 6.8h11M5.5 2.2v2.6M10.5 2.2v2.6',
  globe: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zM2.2 8h11.6M8 2.2c3.4 3.4 3.4 8.2 0 11.6M8 2.2c-3.4 3.4-3.4 8.2 0 11.6',
  settings: 'M2.5 4.6h6.2M12.3 4.6h1.2M10.5 2.9v3.4M2.5 11.4h1.2M7.3 11.4h6.2M5.5 9.7v3.4',
  search: 'M7.1 2.6a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.4 10.4l3.1 3.1',
  plus: 'M8 3v10M3 8h10',
  check: 'm3 8.6 3.2 3.2L13 4.6',
  close: 'm3.8 3.8 8.4 8.4M12.2 3.8l-8.4 8.4',
  'chevron-down': 'm4 6 4 4 4-4',
  'chevron-right': 'm6 4 4 4-4 4',
  'chevron-left': 'm10 4-4 4 4 4',
  play: 'M5 3.4v9.2l7.2-4.6z',
  stop: 'M4 4h8v8H4z',
  skip: 'M4 3.6v8.8L10 8zM12 3.6v8.8',
  eye: 'M1.8 8S4.2 3.9 8 3.9 14.2 8 14.2 8 11.8 12.1 8 12.1 1.8 8 1.8 8zM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z',
  pencil: 'm3 13 .7-3 6.8-6.8 2.3 2.3L6 12.3zM9.2 4.5l2.3 2.3',
  octagon: 'M5.4 2.2h5.2l3.2 3.2v5.2l-3.2 3.2H5.4l-3.2-3.2V5.4zM8 5v3.6M8 10.9v.1',
  triangle: 'M8 2.6 14.2 13H1.8zM8 6.4v3.2M8 11.2v.1',
  diamond: 'M8 2 14 8l-6 6-6-6z',
  clock: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zM8 4.8V8l2.2 1.6',
  user: 'M8 2.6a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2zM3 13.4c.4-2.4 2.3-3.8 5-3.8s4.6 1.4 5 3.8',
  users:
    'M6 3a2.3 2.3 0 1 0 0 4.6A2.3 2.3 0 0 0 6 3zM1.8 12.8c.3-2.1 1.9-3.3 4.2-3.3s3.9 1.2 4.2 3.3M10.4 3.2a2.2 2.2 0 0 1 0 4.2M12 9.8c1.3.5 2.1 1.5 2.3 3',
  send: 'M2.4 7.4 13.6 2.6 9.6 13.4 7.4 8.8zM7.4 8.8l6.2-6.2',
  copy: 'M5.6 5.6h7.8v7.8H5.6zM10.4 5.6V2.6H2.6v7.8h3',
  link: 'M6.6 9.4a2.7 2.7 0 0 0 3.8 0l2.3-2.3A2.7 2.7 0 0 0 8.9 3.3l-.9.9M9.4 6.6a2.7 2.7 0 0 0-3.8 0L3.3 8.9a2.7 2.7 0 0 0 3.8 3.8l.9-.9',
  external: 'M9.4 2.8h3.8v3.8M13 3 7.6 8.4M11.4 9.2v3.9H2.9V4.6h3.9',
  terminal: 'M2.2 3.2h11.6v9.6H2.2zM4.6 6l2 2-2 2M8.4 10.2h3',
  dots: 'M3.4 8h.1M8 8h.1M12.6 8h.1',
  list: 'M5.6 4h8M5.6 8h8M5.6 12h8M2.5 4h.1M2.5 8h.1M2.5 12h.1',
  'sound-on': 'M2.4 6.2h2.3L8 3.4v9.2L4.7 9.8H2.4zM10.4 6a2.8 2.8 0 0 1 0 4M12.2 4.2a5.4 5.4 0 0 1 0 7.6',
  'sound-off': 'M2.4 6.2h2.3L8 3.4v9.2L4.7 9.8H2.4zM10.6 6.4l3.2 3.2M13.8 6.4l-3.2 3.2',
  help: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zM6.3 6.4c.2-1 .9-1.5 1.8-1.5 1 0 1.8.6 1.8 1.6 0 1.3-1.8 1.4-1.8 2.7M8 11.2v.1',
  info: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zM8 7.4v3.4M8 5.1v.1',
  doc: 'M3.8 2.2h5.4l3 3v8.6H3.8zM9 2.4v3h3M6 8.4h4M6 11h4',
  'arrow-right': 'M2.8 8h10.4M9.2 4l4 4-4 4',
  circle: 'M8 2.6a5.4 5.4 0 1 0 0 10.8A5.4 5.4 0 0 0 8 2.6z',
  'circle-check': 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zM5.4 8.2l1.8 1.8 3.4-3.8',
  'circle-cross': 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zM6 6l4 4M10 6l-4 4',
  'circle-dot': 'M8 2.6a5.4 5.4 0 1 0 0 10.8A5.4 5.4 0 0 0 8 2.6zM8 6.8a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4z',
  'circle-dash': 'M8 2.6a5.4 5.4 0 1 0 0 10.8A5.4 5.4 0 0 0 8 2.6zM5.6 8h4.8',
  hand: 'M5 8.6V4.2a1 1 0 0 1 2 0v3M7 7V3a1 1 0 0 1 2 0v4M9 7.2V3.8a1 1 0 0 1 2 0v5.4c0 2.6-1.4 4.4-3.6 4.4-2 0-2.9-.9-3.7-2.4L2.6 9.4c-.4-.9.8-1.6 1.4-.8z',
  lock: 'M3.8 7.2h8.4v6.2H3.8zM5.4 7V5.2a2.6 2.6 0 0 1 5.2 0V7',
  offline: 'M2.2 6.2a8.6 8.6 0 0 1 3-1.9M13.8 6.2a8.6 8.6 0 0 0-5-2.5M4.4 8.8A5.4 5.4 0 0 1 7 7.3M8 12.6v.1M2.6 2.6l10.8 10.8',
  chat: 'M2.4 3.2h11.2v7.8H7.4l-3 2.6V11h-2z',
  key: 'M5.4 6.6a2.9 2.9 0 1 0 0 5.8 2.9 2.9 0 0 0 0-5.8zM7.6 7.6l5.6-5M11.2 4.4l1.6 1.8',
  refresh: 'M13 3v3.2H9.8M12.8 6A5.2 5.2 0 1 0 13 9.4',
  mail: 'M2.2 3.8h11.6v8.6H2.2zM2.4 4.2 8 8.6l5.6-4.4',
  flag: 'M3.8 14V2.6M3.8 3.2h8.4l-1.6 2.9 1.6 2.9H3.8',
  plug: 'M5.6 2.2v3M10.4 2.2v3M3.8 5.2h8.4v2.2a4.2 4.2 0 0 1-8.4 0zM8 11.6v2.2',
  logout: 'M6.4 2.8H2.8v10.4h3.6M6.6 8h7M11 5.4 13.6 8 11 10.6',
  print: 'M4.4 6.2V2.4h7.2v3.8M4.4 11.4H2.4V6.2h11.2v5.2h-2M4.4 9.4h7.2v4.2H4.4z',
  quiet: 'M12.9 9.9A5.6 5.6 0 0 1 6.1 3.1 5.6 5.6 0 1 0 12.9 9.9z',
} as const;

export type IconName = keyof typeof shapes;

/** A picture beside a word; alone only inside a control that names itself. */
export function Icon({
  name,
  size = 16,
  className = '',
  filled = false,
}: {
  readonly name: IconName;
  readonly size?: number;
  readonly className?: string;
  readonly filled?: boolean;
}): ReactNode {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={name === 'dots' || name === 'list' ? 1.7 : 1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 ${className}`}
    >
      <path d={shapes[name]} />
    </svg>
  );
}
