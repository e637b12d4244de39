import type { ReactNode } from 'react';
import { DeclareForm } from '../forms/declare-form.tsx';
import { CommandPalette } from './command-palette.tsx';
import { KeyboardHelp } from './keyboard-help.tsx';
import { openShellDialog, useShellDialog } from './shell-dialogs.ts';

export function ShellDialogs(): ReactNode {
  const open = useShellDialog();
  const close = (): void => openShellDialog(null);
  if (open === 'palette') return <CommandPalette onClose={close} />;
  if (open === 'help') return <KeyboardHelp onClose={close} />;
  if (open === 'declare') return <DeclareForm onClose={close} />;
  return null;
}
