/** What scrolls must be reachable without a mouse (WCAG 2.1.1): spread onto a named region that scrolls. */
export const scrollable = { tabIndex: 0 } as const;

/** A row that `j` and `k` walk to and that answers to keys of its own. */
export const rowFocus = { tabIndex: 0, 'data-row': true } as const;
