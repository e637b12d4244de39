import { useState } from 'react';
import type { ReactNode } from 'react';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-button.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { showToast } from '../../ui/toast.tsx';

/** Copies exactly the text; says so in its own words for a moment. */
export function CopyTextButton({
  text,
  label,
  icon = 'copy',
}: {
  readonly text: string | (() => string);
  readonly label: string;
  readonly icon?: IconName;
}): ReactNode {
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    copyText(typeof text === 'string' ? text : text()).then(
      () => {
        setCopied(true);
        announce('Copied');
        setTimeout(() => setCopied(false), 1500);
      },
      () => showToast({ tone: 'bad', title: 'The browser refused to copy', detail: 'Select the text and copy it by hand.' }),
    );
  };
  return (
    <Button size="sm" look="secondary" icon={copied ? 'check' : icon} onClick={copy}>
      {copied ? 'Copied' : label}
    </Button>
  );
}
