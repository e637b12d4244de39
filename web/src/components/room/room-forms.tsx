import type { ReactNode } from 'react';
import type { IncidentView } from '../../api/views.ts';
import { MergeForm } from '../../forms/merge-form.tsx';
import { ResolveForm } from '../../forms/resolve-form.tsx';
import { SeverityForm } from '../../forms/severity-form.tsx';

export type RoomForm = 'resolve' | 'severity' | 'merge';

export function RoomForms({
  incident,
  open,
  onClose,
}: {
  readonly incident: IncidentView;
  readonly open: RoomForm | null;
  readonly onClose: () => void;
}): ReactNode {
  if (open === 'resolve') return <ResolveForm incident={incident} onClose={onClose} />;
  if (open === 'severity') return <SeverityForm incident={incident} onClose={onClose} />;
  if (open === 'merge') return <MergeForm incident={incident} onClose={onClose} />;
  return null;
}
