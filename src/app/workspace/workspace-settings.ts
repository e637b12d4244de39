import { fail } from '#base';
import type { WorkspaceFile } from './workspace-file.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the rooms ask about an organisation while they work; replaced when tocsin.yaml changes, without a restart. */
export interface WorkspaceSettings {
  set(organizationId: string, file: WorkspaceFile): void;
  get(organizationId: string): WorkspaceFile | null;
  /** A value that is given in the file, or by the name of an environment variable; null when neither is there. */
  secret(value: string | undefined, from: string | undefined): string | null;
  connectionUrl(organizationId: string, name: string): { kind: 'postgres' | 'prometheus'; url: string };
  all(): ReadonlyMap<string, WorkspaceFile>;
}

/** `environment` is the server's own: secrets are referenced by name there. */
export function createWorkspaceSettings(environment: Environment): WorkspaceSettings {
  const files = new Map<string, WorkspaceFile>();
  const secret = (value: string | undefined, from: string | undefined) =>
    value ?? (from === undefined ? null : (environment[from] ?? null));
  return {
    set: (organizationId, file) => void files.set(organizationId, file),
    get: (organizationId) => files.get(organizationId) ?? null,
    secret,
    connectionUrl(organizationId, name) {
      const connection = files.get(organizationId)?.connections.find((entry) => entry.name === name);
      if (!connection) fail('not-found', `tocsin.yaml names no connection ${name}`);
      const url =
        secret(connection.url, connection.urlFrom) ??
        fail('bad-setting', `connection ${name}: the environment variable ${connection.urlFrom ?? ''} is not set`);
      return { kind: connection.kind, url };
    },
    all: () => files,
  };
}
