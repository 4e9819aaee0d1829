/** The house rules: which room may open a door to which. @type {import('dependency-cruiser').IConfiguration} */
const app = (name) => `^${name}/`;
const others = (name) =>
  ['server', 'kiosk', 'display-agent', 'hardware-sim'].filter((a) => a !== name).map(app);
const appsApart = ['server', 'kiosk', 'display-agent', 'hardware-sim'].map((name) => ({
  name: `apps-apart-${name}`,
  comment: 'The apps meet on the wire only.',
  severity: 'error',
  from: { path: app(name) },
  to: { path: others(name) },
}));

export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(server|kiosk|display-agent|hardware-sim|tests)/' },
    },
    ...appsApart,
    {
      name: 'pure-door-is-pure',
      comment: 'Everything in shared but node/ runs in a browser and in a simulated world.',
      severity: 'error',
      from: { path: '^shared/src/', pathNot: ['^shared/src/node/', '\\.test\\.ts$', '^shared/src/testing/'] },
      to: { path: ['^shared/src/node/'] },
    },
    {
      name: 'pure-door-no-node-core',
      severity: 'error',
      from: { path: '^shared/src/', pathNot: ['^shared/src/node/', '\\.test\\.ts$', '^shared/src/testing/'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'No clock, no randomness, no I/O: only the domain itself and the pure door of shared.',
      severity: 'error',
      from: { path: '^(server|kiosk|display-agent)/src/domain/', pathNot: '\\.test\\.ts$' },
      to: {
        pathNot: [
          '^(server|kiosk|display-agent)/src/domain/',
          '^shared/src/',
          'sorted-btree',
          'node_modules/zod',
        ],
      },
    },
    {
      name: 'domain-not-through-node-door',
      severity: 'error',
      from: { path: '^(server|kiosk|display-agent)/src/domain/', pathNot: '\\.test\\.ts$' },
      to: { path: '^shared/src/node/' },
    },
    {
      name: 'audit-knows-no-decide',
      comment:
        'The journal checker re-derives the rules from the events alone: of the domain it takes types only.',
      severity: 'error',
      from: { path: '^server/src/audit/', pathNot: ['\\.test\\.ts$', '^server/src/audit/testing/'] },
      to: { path: ['^server/src/domain/', '^server/src/runtime/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'one-door-from-outside',
      comment: 'Other packages enter shared through ".", "./node", "./voice" or, for pages, "./web" only.',
      severity: 'error',
      from: { path: '^(server|kiosk|display-agent|hardware-sim)/' },
      to: {
        path: '^shared/src/',
        pathNot: ['^shared/src/(?:node/|voice/)?index\\.ts$', '^shared/src/web/'],
      },
    },
    {
      name: 'web-door-from-pages-only',
      severity: 'error',
      from: { pathNot: ['/src/web/', '/vite\\.config\\.ts$', '^tests/'] },
      to: { path: '^shared/src/web/' },
    },
    {
      name: 'pages-read-shapes-only',
      comment: 'A page takes no value from its program, and types only from what is sent to it.',
      severity: 'error',
      from: { path: '^server/src/web/' },
      to: { path: '^server/src/', pathNot: ['^server/src/web/', '^server/src/http/shapes/'] },
    },
    {
      name: 'product-never-imports-tests',
      severity: 'error',
      from: { pathNot: ['^tests/', '\\.test\\.ts$'] },
      to: { path: '^tests/' },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^virtual:'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '^node_modules/'] },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
