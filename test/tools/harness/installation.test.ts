import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Installation } from '../../../tools/harness/installation';
import { pause } from '../../../tools/harness/each';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'strata-install-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function script(text: string): string {
  const path = join(folder, 'install.sh');
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries === 100) throw new Error('that never came');
    await pause(0.05);
  }
}

test('a group is settled as soon as it is ready, others when the whole has ended, however it does', async () => {
  const gate = join(folder, 'gate');
  const installation = Installation.start(
    ['core', 'flux'],
    script(`echo ready core; until [ -e ${gate} ]; do sleep 0.05; done; exit 1`),
  );
  await until(() => installation.settled(['core']));
  expect(installation.settled(['core', 'flux'])).toBe(false);
  writeFileSync(gate, '');
  await until(() => installation.settled(['core', 'flux']));
});

test('where nothing is to be built, all is settled', () => {
  expect(Installation.start([]).settled(['core'])).toBe(true);
});
