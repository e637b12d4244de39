/** What is typed in the composer and not sent. `text` is set once the message is edited by hand. */
export type MessageTyping = {
  readonly template: string;
  readonly values: Readonly<Record<string, string>>;
  readonly text: string | null;
  readonly channels: readonly string[] | null;
};

const untouched: MessageTyping = { template: '', values: {}, text: null, channels: null };

/** Reads a kept draft; anything not written by this version counts as nothing. */
export function parseTyping(kept: string): MessageTyping {
  if (kept === '') return untouched;
  try {
    const value: unknown = JSON.parse(kept);
    if (typeof value !== 'object' || value === null) return untouched;
    const fields: Readonly<Record<string, unknown>> = { ...value };
    return {
      template: typeof fields['template'] === 'string' ? fields['template'] : '',
      values: texts(fields['values']),
      text: typeof fields['text'] === 'string' ? fields['text'] : null,
      channels: Array.isArray(fields['channels']) ? fields['channels'].filter((one): one is string => typeof one === 'string') : null,
    };
  } catch {
    return untouched;
  }
}

function texts(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}
