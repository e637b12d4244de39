import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { announce } from './announcer.tsx';
import { IconButton } from './button.tsx';
import { showToast } from './toast.tsx';

export function CopyButton({ text, label = 'Copy' }: { readonly text: string; readonly label?: string }): ReactNode {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = (): void => {
    copyText(text).then(
      () => {
        setCopied(true);
        announce('Copied');
      },
      () => showToast({ tone: 'bad', title: 'The browser refused to copy', detail: 'Select the text and copy it by hand.' }),
    );
  };
  return <IconButton size="sm" icon={copied ? 'check' : 'copy'} label={copied ? 'Copied' : label} onClick={copy} />;
}

/** The clipboard of secure pages, or the older way on plain HTTP in a company network. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  area.setAttribute('readonly', '');
  area.style.position = 'fixed';
  area.style.opacity = '0';
  (document.querySelector('dialog[open]') ?? document.body).append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  if (!done) throw new Error('copy was refused');
}
