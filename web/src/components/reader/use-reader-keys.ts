import { useHotkeys } from '../../live/hotkeys.ts';

/** The keys of the reader, as the help dialog lists them. */
export function useReaderKeys(act: {
  readonly step: (direction: 1 | -1) => void;
  readonly finding: (direction: 1 | -1) => void;
  readonly find: () => void;
}): void {
  const group = 'Runbook';
  useHotkeys([
    { keys: ']', label: 'Next step', group, run: () => act.step(1) },
    { keys: '[', label: 'Step before', group, run: () => act.step(-1) },
    // As in every list.
    { keys: 'j', label: 'Next step', group, run: () => act.step(1) },
    { keys: 'k', label: 'Step before', group, run: () => act.step(-1) },
    { keys: 'f', label: 'Next finding', group, run: () => act.finding(1) },
    { keys: 'F', label: 'Finding before', group, run: () => act.finding(-1) },
    { keys: '/', label: 'Find in the document', group, run: act.find },
  ]);
}
