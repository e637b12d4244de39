/** Prints the document whole; the browser's own printing, and the Print button, take this runbook of it. */
export function printWholeDocument(): void {
  const root = document.documentElement;
  root.dataset['print'] = 'whole';
  addEventListener('afterprint', () => delete root.dataset['print'], { once: true });
  print();
}
