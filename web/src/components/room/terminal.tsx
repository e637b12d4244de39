import { useId, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { CopyButton } from '../../ui/copy-button.tsx';
import { scrollable } from '../../ui/scrollable.ts';
import { ansiLines, lineText } from './ansi-lines.ts';
import type { AnsiLine } from './ansi-lines.ts';
import { prettyJson } from './pretty-json.ts';

const foldedLines = 14;
const mostLines = 3000;

/** Output as a terminal shows it: colours kept, long output folded to its end, searchable, JSON laid out on demand. */
export function Terminal({
  output,
  label,
  footer,
}: {
  readonly output: string;
  readonly label: string;
  readonly footer?: ReactNode;
}): ReactNode {
  const [isUnfolded, setUnfolded] = useState(false);
  const [wanted, setWanted] = useState('');
  const [isLaidOut, setLaidOut] = useState(true);
  const searchId = useId();
  const json = useMemo(() => prettyJson(output), [output]);
  const lines = useMemo(() => ansiLines(json !== null && isLaidOut ? json : output), [output, json, isLaidOut]);
  const found = wanted === '' ? lines : lines.filter((line) => lineText(line).toLowerCase().includes(wanted.toLowerCase()));
  const isFolded = !isUnfolded && wanted === '' && found.length > foldedLines + 4;
  const shown = isFolded ? found.slice(-foldedLines) : found.slice(-mostLines);
  if (output.trim() === '') return <p className="text-xs text-ink-3">No output.</p>;
  return (
    <div dir="ltr" className="group/terminal overflow-hidden rounded-lg bg-terminal text-terminal-ink">
      {lines.length > 6 && (
        <div className="flex items-center gap-2 border-b border-white/10 py-1 ps-3 pe-1.5 text-xs text-terminal-dim">
          <span className="tabular">{wanted === '' ? `${lines.length} lines` : `${found.length} of ${lines.length}`}</span>
          <label htmlFor={searchId} className="sr-only">
            Search in the output
          </label>
          <input
            id={searchId}
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
            placeholder="Find"
            className="h-6 w-28 rounded bg-white/8 px-2 text-terminal-ink placeholder:text-terminal-dim focus:outline-1 focus:outline-white/40"
          />
          {json !== null && (
            <button
              type="button"
              aria-pressed={isLaidOut}
              className="rounded px-1.5 py-0.5 hover:bg-white/10 aria-pressed:text-white"
              onClick={() => setLaidOut(!isLaidOut)}
            >
              JSON laid out
            </button>
          )}
          <span className="ms-auto [&_button:hover]:bg-white/10 [&_button:hover]:text-white">
            <CopyButton text={output} label="Copy output" />
          </span>
        </div>
      )}
      {isFolded && (
        <button
          type="button"
          onClick={() => setUnfolded(true)}
          className="block w-full border-b border-white/10 px-3 py-1 text-start text-xs text-terminal-dim hover:bg-white/5 hover:text-terminal-ink"
        >
          Show {found.length - foldedLines} earlier lines
        </button>
      )}
      <div
        role="region"
        aria-label={label}
        {...scrollable}
        className="max-h-[26rem] overflow-auto px-3 py-2 font-mono text-xs leading-[1.55] focus-visible:outline-offset-[-2px]"
      >
        {shown.map((line, index) => (
          <TerminalLine key={index} line={line} wanted={wanted} />
        ))}
      </div>
      {footer && <div className="border-t border-white/10 px-3 py-1 text-xs text-terminal-dim">{footer}</div>}
    </div>
  );
}

function TerminalLine({ line, wanted }: { readonly line: AnsiLine; readonly wanted: string }): ReactNode {
  if (line.length === 0) return <div className="whitespace-pre"> </div>;
  return (
    <div className="w-max min-w-full whitespace-pre">
      {line.map((span, index) => (
        <span key={index} className={span.className}>
          {wanted === '' ? span.text : mark(span.text, wanted)}
        </span>
      ))}
    </div>
  );
}

function mark(text: string, wanted: string): ReactNode {
  const at = text.toLowerCase().indexOf(wanted.toLowerCase());
  if (at === -1) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark className="rounded-sm bg-[#f4cf6b] text-[#221a02]">{text.slice(at, at + wanted.length)}</mark>
      {mark(text.slice(at + wanted.length), wanted)}
    </>
  );
}
