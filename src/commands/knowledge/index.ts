import { cloud } from './cloud.ts';
import { containers } from './containers.ts';
import { databases } from './databases.ts';
import { development } from './development.ts';
import { files } from './files.ts';
import { find } from './find.ts';
import { httpClients } from './http-clients.ts';
import { kubectl } from './kubectl.ts';
import { messaging } from './messaging.ts';
import { network } from './network.ts';
import { postgres } from './postgres.ts';
import type { Program } from './program.ts';
import { redis } from './redis.ts';
import { shells } from './shells.ts';
import { systems } from './systems.ts';
import { text } from './text.ts';

const everything: readonly Program[] = [
  ...kubectl,
  ...postgres,
  ...redis,
  ...databases,
  ...httpClients,
  ...containers,
  ...cloud,
  ...messaging,
  ...systems,
  ...network,
  ...files,
  ...find,
  ...text,
  ...shells,
  ...development,
];

/** Everything Tocsin knows about programs, by name. What is not here is mutating. */
export const programs: ReadonlyMap<string, Program> = new Map(
  everything.flatMap((program) => program.names.map((name) => [name, program])),
);
