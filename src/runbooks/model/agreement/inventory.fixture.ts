import { join } from 'node:path';
import { initCommands } from '#commands';
import { compileDocument } from '../../compile-document.ts';
import type { CompiledDocument, CompiledStep } from '../document.ts';

interface Time {
  readonly text: string;
  readonly iso8601: string | null;
  readonly calendar?: string;
  readonly line?: number;
}
export interface StatedThreshold {
  readonly metric: string;
  readonly operator: string;
  readonly value: number | string;
  readonly unit?: string;
  readonly level?: string;
  readonly duration?: string;
}
export interface Level {
  readonly label: string;
  readonly name: string;
  readonly definition: string | null;
  readonly response_time: Time | null;
  readonly escalation?: readonly string[];
  readonly examples?: readonly string[];
  readonly thresholds?: readonly StatedThreshold[];
  readonly priorities?: readonly string[];
  readonly used_in?: readonly string[];
  readonly line?: number;
}
export interface Form {
  readonly name: string;
  readonly lines: readonly [number, number];
  readonly fields?: readonly string[];
  readonly placeholders?: readonly string[];
  readonly questions?: readonly string[];
  readonly sections?: readonly string[];
  readonly columns?: readonly string[];
  readonly action_items?: readonly string[];
  readonly choice_fields?: Readonly<Record<string, readonly string[]>>;
  readonly fixed_values?: Readonly<Record<string, string>>;
  readonly example_values?: Readonly<Record<string, string>>;
  readonly cadence?: { readonly iso8601: string; readonly severities: readonly string[] };
  readonly mojibake?: { readonly as_written: string; readonly intended: string };
}
interface Lined {
  readonly line: number;
  readonly text: string;
}
export interface Row {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly [number, number];
  readonly alert_text: string | null;
  readonly severity_text?: string;
  readonly sla: { readonly text: string; readonly priority: string; readonly line: number } | null;
  readonly estimated_impact: { readonly text: string; readonly line: number } | null;
  readonly time_box?: Time;
  readonly symptoms: readonly (Lined & { readonly thresholds: readonly StatedThreshold[] })[];
  readonly communication: readonly (Pick<Lined, 'text'> & { readonly lines: readonly [number, number]; readonly user_facing: boolean })[];
  readonly post_incident: readonly Lined[];
  readonly other_sections: readonly Part[];
  readonly section_map?: Readonly<Record<string, Part>>;
}
export interface Part {
  readonly heading: string;
  readonly canonical: string;
  readonly alternatives?: readonly string[];
  readonly lines: readonly [number, number];
  readonly items?: readonly Lined[];
}
/** One document as the inventory describes it. */
export interface Stated {
  readonly doc: string;
  readonly file: string;
  readonly title: string;
  readonly organisation: string;
  readonly product: string;
  readonly owner: string | null;
  readonly metadata: readonly { readonly key: string; readonly value: string; readonly line: number }[];
  readonly document_history?: readonly {
    readonly version: string;
    readonly date: string;
    readonly author: string;
    readonly changes: string;
    readonly line: number;
  }[];
  readonly domains: readonly string[];
  readonly namespaces: readonly { readonly name: string; readonly how: string; readonly lines?: readonly number[] }[];
  readonly workloads: readonly string[];
  readonly toc?: { readonly lines: readonly [number, number]; readonly entries: number; readonly note: string };
  readonly severity_scheme: {
    readonly levels: readonly Level[];
    readonly sla?: readonly (Time & { readonly runbook: string; readonly priority: string })[];
  };
  readonly process_phases: readonly {
    readonly name: string;
    readonly line?: number;
    readonly lines?: readonly [number, number];
    readonly text?: string;
    readonly time_box: Time | null;
  }[];
  readonly time_boxes: readonly {
    readonly text: string;
    readonly line: number;
    readonly iso8601: string | null | readonly (string | null)[];
    readonly kind?: string;
  }[];
  readonly communication_templates: readonly Form[];
  readonly postmortem_templates: readonly Form[];
  readonly user_messages?: readonly Lined[];
  readonly status_page_values?: readonly Lined[];
  readonly action_item_categories: readonly (Lined & { readonly name: string })[];
  readonly contacts: readonly Readonly<Record<string, string | number>>[];
  readonly escalation_path: readonly Readonly<Record<string, string | number | null | readonly string[]>>[];
  readonly external_services: readonly {
    readonly name: string;
    readonly support?: string;
    readonly sla?: string;
    readonly status_page?: string | null;
    readonly line?: number;
    readonly lines?: readonly number[];
  }[];
  readonly tool_links: readonly { readonly name: string; readonly url?: string; readonly command?: string; readonly line: number }[];
  readonly runbooks: readonly Row[];
}
export interface Inventory {
  readonly documents: readonly Stated[];
  readonly placeholders: readonly {
    readonly doc: string;
    readonly line: number;
    readonly token: string;
    readonly syntax: string;
    readonly context: string;
  }[];
  readonly external_systems: readonly {
    readonly name: string;
    readonly category: string;
    readonly where: Readonly<Record<string, string>>;
  }[];
}

/** A seed document: what the inventory says, what the compiler reads, and its source. */
export interface Seed {
  readonly stated: Stated;
  readonly read: CompiledDocument;
  readonly source: string;
}

export interface Seeds {
  /** False where the hand-made inventory of the seed documents is not beside the project. */
  readonly isPresent: boolean;
  readonly inventory: Inventory;
  compile(): Promise<readonly Seed[]>;
}

/** The seed documents with their inventory. The test gives the means to read files: a model reads none by itself. */
export function openSeeds(files: { exists: (path: string) => boolean; read: (path: string) => string }): Seeds {
  const folder = join(import.meta.dirname, '../../../../../shared/seeds');
  const isPresent = files.exists(join(folder, 'inventory.json'));
  const inventory: Inventory = isPresent
    ? (JSON.parse(files.read(join(folder, 'inventory.json'))) as Inventory) // the shape above is what that file documents
    : { documents: [], placeholders: [], external_systems: [] };
  return {
    isPresent,
    inventory,
    compile: async () => {
      await initCommands();
      return inventory.documents.map((stated) => {
        const source = files.read(join(folder, stated.file));
        return { stated, source, read: compileDocument({ file: stated.file, source }) };
      });
    },
  };
}

export const stepsOf = (read: CompiledDocument): readonly CompiledStep[] =>
  read.runbooks.flatMap(({ sections }) => sections.flatMap(({ steps }) => steps));

/** Texts without case, markup and the inventory's own remarks in parentheses. */
export const plain = (text: string): string =>
  text
    .replaceAll(/\*\*|`|\s\([^()]*\)$/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
