import type { ValueSourceView } from '../../api/views.ts';

/** Where a value can come from, for somebody who has to find it now. */
export type SourceWords = {
  readonly text: string;
  /** The line of the document that shows it. */
  readonly line?: number;
  /** A command that looks it up. */
  readonly command?: string;
};

const incidentWords: Readonly<Record<string, string>> = {
  id: 'number of the incident',
  'started-at': 'when the incident began',
  'ended-at': 'when the incident ended',
  severity: 'severity of the incident',
  title: 'title of the incident',
  commander: 'who commands the incident',
};

/** What a parameter's source means; null: nobody but the reader knows the value. */
export function sourceWords(from: ValueSourceView | null): SourceWords | null {
  switch (from?.kind) {
    case 'sql-column':
      return { text: `column ${from.column} of the query on`, line: from.line };
    case 'step':
      return { text: `what ${from.variable} was set to on`, line: from.line };
    case 'kubernetes':
      return inCluster(from);
    case 'sql-object':
      return { text: `${article(from.object)} ${from.object} of that database` };
    case 'process':
      return { text: 'a process on that machine:', command: 'ps aux' };
    case 'incident':
      return { text: incidentWords[from.field] ?? `${from.field} of the incident` };
    case 'alert-label':
      return { text: `label ${from.label} of the alert` };
    case 'secret':
      return { text: 'your password store; typed when it runs, never shown' };
    default:
      // Also a source that a newer compiler knows and this page does not.
      return null;
  }
}

/** Names as Kubernetes has them: nothing that a shell would take for more than a word. */
const plainName = /^[a-z0-9](?:[a-z0-9.-]{0,252}[a-z0-9])?$/;

function inCluster({ resource, namespace }: Extract<ValueSourceView, { readonly kind: 'kubernetes' }>): SourceWords {
  const place = namespace === null ? 'in the cluster' : `in namespace ${namespace}`;
  // The words are the document's, and the command is for somebody's terminal.
  if (!plainName.test(resource) || (namespace !== null && !plainName.test(namespace))) return { text: place };
  return { text: `${place}:`, command: `kubectl get ${resource}${namespace === null ? '' : ` -n ${namespace}`}` };
}

const article = (word: string): string => (/^[aeiou]/.test(word) ? 'an' : 'a');

/** `kubernetes/pod` as a person would say it. */
export function typeWords(type: string): string {
  const [family = '', kind] = type.split('/');
  if (family === 'kubernetes' && kind !== undefined) return `${kind} name`;
  if (family === 'sql' && kind !== undefined) return `${kind} name`;
  return type.replaceAll(/[-/]/g, ' ');
}
