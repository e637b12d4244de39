import type { ReactNode } from 'react';
import { scrollable } from '../../ui/scrollable.ts';
import { CopyTextButton } from './copy-text-button.tsx';

/** A piece of a document as text, to read and to copy. */
export function ExampleBlock({ label, text }: { readonly label: string; readonly text: string }): ReactNode {
  return (
    <div className="my-3 grid grid-cols-1 gap-1.5">
      <pre {...scrollable} role="region" aria-label={label} dir="ltr" className="foreign !my-0">
        <code>{text}</code>
      </pre>
      <div className="print:hidden">
        <CopyTextButton text={text} label="Copy" />
      </div>
    </div>
  );
}
