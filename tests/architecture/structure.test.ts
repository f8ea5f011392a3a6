import { describe, expect, it } from 'vitest';
import { cycles, featureViolations, packageViolations, workspaceViolations } from './directions.ts';
import { folderCycles } from './folders.ts';
import { allModules, gitFiles, gitSources } from './modules.ts';
import { environmentViolations, purityViolations, realTimeViolations } from './purity.ts';
import { barrelViolations, lengthViolations, nameViolations, unusedViolations } from './shape.ts';

const modules = allModules();
/** What holds folders that import each other in one direction only; each workspace has a line here. */
const ROOMS_WITHOUT_CYCLES = ['shared/src', 'server/src', 'simulators/src', 'web/src'];
const STYLES = /^(shared|server|web|simulators|tests)\/.*\.css$/;

describe('the structure of the sources', () => {
  it('is read whole: as many modules as git lists', () => {
    expect(modules.map(({ path }) => path)).toEqual(gitSources());
    expect(modules.length).toBeGreaterThan(30);
  });

  it('has no import that leads nowhere or cannot be followed', () => {
    expect(modules.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('keeps the direction between workspaces', () => {
    expect(workspaceViolations(modules)).toEqual([]);
  });

  it('keeps server features apart', () => {
    expect(featureViolations(modules)).toEqual([]);
  });

  it('keeps Socket.IO and the database where they belong', () => {
    expect(packageViolations(modules)).toEqual([]);
  });

  it('reads the environment in one place', () => {
    expect(environmentViolations(modules)).toEqual([]);
  });

  it('keeps the pure folders pure', () => {
    expect(purityViolations(modules)).toEqual([]);
  });

  it('asks for the time through clocks and timers that a test can move', () => {
    expect(realTimeViolations(modules)).toEqual([]);
  });

  it('IN-142 takes UUIDs in at one place', () => {
    const taking = modules.filter(
      ({ path, source }) => /^(shared|server)\//.test(path) && source.includes('z.uuid('),
    );
    expect(taking.map(({ path }) => path)).toEqual(['shared/src/text/bounded.ts']);
  });

  it('has no import cycle', () => {
    expect(cycles(modules)).toEqual([]);
  });

  it.each(ROOMS_WITHOUT_CYCLES)('has no cycle among the folders of %s', (root) => {
    expect(modules.some(({ path }) => path.startsWith(`${root}/`))).toBe(true);
    expect(folderCycles(modules, root)).toEqual([]);
  });

  it('has no barrel file', () => {
    expect(barrelViolations(modules)).toEqual([]);
  });

  it('keeps files short', () => {
    expect(lengthViolations(modules)).toEqual([]);
  });

  it('has nothing that only tests use', () => {
    expect(unusedViolations(modules)).toEqual([]);
  });

  it('names files by their job', () => {
    const styles = gitFiles().filter((path) => STYLES.test(path));
    expect(nameViolations([...modules.map(({ path }) => path), ...styles])).toEqual([]);
  });
});
