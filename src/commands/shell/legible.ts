import { maskHoles } from '../holes/hole.ts';
import type { Hole } from '../holes/hole.ts';
import { maskBareAddresses } from './bare-addresses.ts';
import { maskTranscript } from './transcript.ts';

/**
 * A shell text as the grammar is to read it, character for character: its holes as marks, of a transcript what was typed, and an
 * address with brackets that nobody quoted as one word.
 */
export const legible = (source: string, holes: readonly Hole[]): string =>
  maskBareAddresses(maskTranscript(maskHoles(source, holes)), source);
