import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger' | 'danger-quiet' | 'alarm';

const looks: Readonly<Record<ButtonLook, string>> = {
  primary: 'bg-solid text-solid-ink hover:bg-solid-hover border-transparent',
  secondary: 'bg-surface text-ink border-line-strong hover:bg-hover',
  quiet: 'bg-transparent text-ink-2 border-transparent hover:bg-sunken hover:text-ink',
  danger: 'bg-bad-solid text-white border-transparent hover:brightness-110',
  'danger-quiet': 'bg-surface text-bad border-bad-line hover:bg-bad-soft',
  alarm: 'bg-white text-[#8f160c] border-transparent hover:bg-[#ffeceb]',
};
const sizes = {
  sm: 'h-7 px-2.5 text-[0.8125rem] gap-1.5 rounded-md max-md:h-9',
  md: 'h-9 px-3.5 text-sm gap-2 rounded-lg max-md:h-11',
  lg: 'h-11 px-5 text-[0.9375rem] gap-2 rounded-lg',
} as const;

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> & {
  readonly look?: ButtonLook;
  readonly size?: keyof typeof sizes;
  readonly icon?: IconName;
  /** Work is under way: the button stays, says so, and takes no second press. */
  readonly busy?: boolean;
  readonly hotkey?: string;
  readonly wide?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
};

export function Button({
  look = 'secondary',
  size = 'md',
  icon,
  busy = false,
  hotkey,
  wide = false,
  children,
  disabled,
  type = 'button',
  ...rest
}: Props): ReactNode {
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
      className={`${buttonClass(look, size)} ${wide ? 'w-full' : ''}`}
    >
      {icon && <Icon name={icon} size={size === 'sm' ? 14 : 16} filled={icon === 'play' || icon === 'stop'} />}
      <span className={busy ? 'opacity-60' : ''}>{children}</span>
      {hotkey && (
        <kbd className="ms-0.5 hidden rounded border border-current/25 px-1 font-mono text-2xs leading-4 opacity-70 lg:inline">
          {hotkey}
        </kbd>
      )}
    </button>
  );
}

/** For links that look like buttons. */
export function buttonClass(look: ButtonLook, size: keyof typeof sizes): string {
  return `inline-flex shrink-0 items-center justify-center whitespace-nowrap border font-medium transition-colors duration-100 select-none disabled:cursor-not-allowed disabled:opacity-45 ${looks[look]} ${sizes[size]}`;
}

/** A control that is only a picture: `label` is its name and its tooltip. */
export function IconButton({
  icon,
  label,
  size = 'md',
  ...rest
}: Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'aria-label'> & {
  readonly icon: IconName;
  readonly label: string;
  readonly size?: 'sm' | 'md';
  readonly ref?: Ref<HTMLButtonElement>;
}): ReactNode {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={`inline-flex shrink-0 items-center justify-center rounded-md text-ink-3 transition-colors hover:bg-sunken hover:text-ink disabled:opacity-45 ${size === 'sm' ? 'size-6 max-md:size-9' : 'size-8 max-md:size-11'}`}
    >
      <Icon name={icon} size={size === 'sm' ? 14 : 16} />
    </button>
  );
}
