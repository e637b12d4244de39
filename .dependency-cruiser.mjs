// The laws of design.md section 3 that are about imports. Checked by scripts/check-boundaries.mjs,
// which is itself checked by test/architecture (planted violations, and a count of modules read).

/** The rooms, lowest level first. A room that is not listed here is refused. */
const levels = [
  ['base'],
  ['store', 'commands'],
  ['journal'],
  ['people'],
  ['runbooks', 'oncall', 'delivery'],
  ['alerts'],
  ['incidents'],
  ['paging', 'execution'],
  ['comms', 'statuspage', 'postmortems'],
  ['drills'],
  ['http', 'slack', 'cli', 'worker', 'mcp'],
  ['app'],
];

const anyOf = (names) => `(?:${names.join('|')})`;
const test = '[.]test[.]tsx?$';
const purePlaces = ['^src/.+/model/', '^src/commands/'];
// The runners run SQL steps against a team's own databases, not against ours.
const sqlPlaces = ['-store[.]ts$', '^src/store/', '^src/execution/runners/', test];

/** Each room may import only the rooms below it: not those above, not those beside it. */
const levelRules = levels.flatMap((rooms, level) =>
  rooms.flatMap((room) => {
    const refused = levels
      .slice(level)
      .flat()
      .filter((other) => other !== room);
    return refused.length === 0
      ? []
      : [
          {
            name: `${room}-looks-down`,
            comment: `${room} is on level ${level}: it imports only lower rooms. To wake a higher room, write a journal entry that it listens to.`,
            severity: 'error',
            from: { path: `^src/${room}/`, pathNot: [test] },
            to: { path: `^src/${anyOf(refused)}/` },
          },
        ];
  }),
);

/** Rules that tests keep, too: they are about where a file may be found, not about levels. */
const otherRules = [
  {
    name: 'known-rooms',
    comment: 'A new room needs a level: add it to .dependency-cruiser.mjs and to ARCHITECTURE.md.',
    severity: 'error',
    from: { path: '^src/', pathNot: [`^src/${anyOf(levels.flat())}/`] },
    to: {},
  },
  {
    name: 'front-door',
    // The side doors of runbooks load no database: the command line and its linter start through them.
    comment: "Another room is entered by its index.ts: import from '#room'.",
    severity: 'error',
    from: { path: '^src/([^/]+)/' },
    to: {
      path: '^src/[^/]+/',
      pathNot: ['^src/$1/', '^src/[^/]+/index[.]ts$', '^src/runbooks/(?:files|lint|lint/formats|rules-export|search)/index[.]ts$'],
    },
  },
  {
    name: 'no-cycles',
    comment: 'Two files that need each other are one thing, or miss a third.',
    severity: 'error',
    from: { path: '^(src|web/src)/' },
    to: { circular: true },
  },
  {
    name: 'pure-models',
    comment: 'model/ and commands decide; they read no file, no socket, no database, no clock.',
    severity: 'error',
    // grammars.ts loads the parsers' WASM files once; nothing else in commands touches the disk.
    from: { path: purePlaces, pathNot: [test, '^src/commands/grammars[.]ts$'] },
    to: { dependencyTypes: ['core'], pathNot: ['^(?:node:)?(?:crypto|path|url|util|buffer|assert)$'] },
  },
  {
    name: 'pure-models-no-database',
    severity: 'error',
    from: { path: purePlaces, pathNot: [test] },
    to: { path: ['node_modules/(?:pg|kysely|undici|nodemailer|@slack/web-api|fastify)/', '-store[.]ts$', '^src/store/'] },
  },
  {
    name: 'processes-in-two-places',
    comment: 'Programs are started only by the runners and by the embedded PostgreSQL.',
    severity: 'error',
    from: { path: '^src/', pathNot: ['^src/execution/runners/', '^src/store/embedded/', test] },
    to: { path: '^(?:node:)?child_process$' },
  },
  {
    name: 'sql-in-stores',
    comment: 'SQL lives in *-store.ts and in store. A type of the database may be named anywhere by #store.',
    severity: 'error',
    from: { path: '^src/', pathNot: sqlPlaces },
    to: { path: 'node_modules/(?:pg|kysely)/' },
  },
  {
    name: 'outgoing-network',
    comment: 'Outgoing requests leave through one guarded client, in delivery, the runners and comms.',
    severity: 'error',
    from: { path: '^src/', pathNot: ['^src/(?:delivery|comms|execution/runners)/', '^src/alerts/', '^src/cli/', test] },
    to: { path: ['node_modules/(?:undici|nodemailer|@slack/web-api)/', '^(?:node:)?(?:https|http2|tls|dgram)$'] },
  },
  {
    name: 'page-stays-outside',
    comment: 'The page knows the server by its API only: schemas, as types.',
    severity: 'error',
    from: { path: '^web/', pathNot: [test] },
    to: { path: '^(?:src|test|bench|scripts)/', pathNot: ['^src/http/schemas/'] },
  },
  {
    name: 'product-knows-no-tests',
    severity: 'error',
    from: { path: '^src/', pathNot: [test] },
    to: { path: ['^(?:test|bench|scripts|web)/', test] },
  },
  {
    name: 'resolvable',
    comment: 'An import that leads nowhere cannot be judged, so it is refused.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
];

export default {
  forbidden: [...levelRules, ...otherRules],
  options: {
    // Type-only imports are dependencies of thought: they count.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^web/dist/' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.json', '.css'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
