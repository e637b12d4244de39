/** Slack reads at most this much of ours (the deliverer cuts beyond it). */
export const slackLimit = 7_500;

const invisible = '\u200b';

/**
 * Markdown as the documents write it, in Slack's own marks: `**bold**` is `*bold*`, a heading is bold, `[text](address)`
 * is "text (address)". `@channel` and its kin do not call anybody. Escaping of & < > is the deliverer's.
 */
export function slackText(markdown: string): string {
  return markdown
    .replaceAll(/^#{1,6}\s+(.+)$/gm, '*$1*')
    .replaceAll(/\*\*([^*\n]+)\*\*/g, '*$1*')
    .replaceAll(/\[([^\]\n]+)\]\((https?:\/\/[^)\s]+)\)/g, '$1 ($2)')
    .replaceAll(/@(?=(?:channel|here|everyone|group)\b)/gi, `@${invisible}`);
}

/** Markdown as plain text, for mail and the public page. */
export function plainMessage(markdown: string): string {
  return markdown
    .replaceAll(/^#{1,6}\s+(.+)$/gm, '$1')
    .replaceAll(/\*\*([^*\n]+)\*\*/g, '$1')
    .replaceAll(/\[([^\]\n]+)\]\((https?:\/\/[^)\s]+)\)/g, '$1 ($2)');
}

const subjects: Readonly<Record<string, string>> = {
  declaration: 'Incident',
  update: 'Update',
  resolution: 'Resolved',
  customer: 'Notice',
  other: 'Update',
};

/** A mail's subject and text: a `Subject:` line of the template counts, else kind and title. */
export function mailOf(message: { readonly body: string; readonly kind: string; readonly title: string; readonly isDrill: boolean }): {
  readonly subject: string;
  readonly text: string;
} {
  const own = /^\s*Subject:[ \t]*(\S[^\n]*)\n*/i.exec(message.body);
  const subject = own?.[1]?.trim() ?? `${subjects[message.kind] ?? 'Update'}: ${message.title}`;
  return {
    subject: message.isDrill ? `[Drill] ${subject}` : subject,
    text: plainMessage(own ? message.body.slice(own[0].length) : message.body),
  };
}
