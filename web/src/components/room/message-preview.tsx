import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import type { TemplatePiece } from './fill-template.ts';

/** The message as it will read; what is still open stands out. */
export function MessagePreview({ pieces, onEdit }: { readonly pieces: readonly TemplatePiece[]; readonly onEdit: () => void }): ReactNode {
  return (
    <section className="grid grid-cols-1 gap-1.5">
      <div className="flex items-center justify-between">
        <h3 className="text-[0.8125rem] font-medium">Preview</h3>
        <Button size="sm" look="quiet" icon="pencil" onClick={onEdit}>
          Edit the text
        </Button>
      </div>
      <div
        dir="auto"
        className="foreign rounded-lg border border-line bg-canvas px-3.5 py-3 text-[0.8125rem] leading-relaxed whitespace-pre-wrap"
      >
        {pieces.map((piece, index) =>
          piece.kind === 'text' ? (
            <span key={index}>{piece.text}</span>
          ) : piece.value === null ? (
            <mark
              key={index}
              title="Not filled yet"
              className="rounded border border-dashed border-warn-line bg-warn-soft px-0.5 font-medium text-warn"
            >
              {piece.syntax}
            </mark>
          ) : (
            <strong key={index} className="font-semibold">
              {piece.value}
            </strong>
          ),
        )}
      </div>
    </section>
  );
}
