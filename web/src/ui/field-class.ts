/** The look shared by all inputs. 16 px on phones, or iOS zooms in. */
export const inputClass =
  'w-full rounded-lg border border-line-strong bg-surface text-ink max-md:text-base focus:border-accent focus:outline-2 focus:outline-offset-[-1px] focus:outline-accent aria-invalid:border-bad disabled:bg-sunken disabled:text-ink-3';
