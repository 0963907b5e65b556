import { parseText } from '../../../lib/synth/units/platform';
import { rememberedServices } from '../../../lib/synth/units/remembered-services';
import { unitsOf } from '../../../lib/synth/units/all';
import { builtIn, tablesOf } from '../../../lib/synth/toolkit';
import { drawing } from '../../change/random-values';
import { editedAtRandom } from '../../change/random-edits';
import { sourcesOf, specsIn } from '../../change/specs';

const tables = { ...tablesOf(builtIn), parse: parseText };

test('services that are remembered over edits are those that are read anew', () => {
  const read = rememberedServices();
  const draw = drawing(11);
  let specs = specsIn('.', 'ouroboros');
  for (let turn = 0; turn < 8; turn++) {
    const sources = sourcesOf('ouroboros', specs);
    expect(unitsOf(sources, tables, read)).toEqual(unitsOf(sources, tables));
    specs = editedAtRandom('ouroboros', specs, 1, draw).specs;
  }
});

test('what an edit does not touch is the same object', () => {
  const read = rememberedServices();
  const specs = specsIn('.', 'ouroboros');
  const file = 'services/ouroboros/redis/deployment-config.yaml';
  const unitsIn = (edited: typeof specs) => unitsOf(sourcesOf('ouroboros', edited), tables, read).value.units;
  const before = unitsIn(specs);
  const after = unitsIn(new Map([...specs, [file, specs.get(file)!.replace('memory: ', 'memory: 1')]]));
  const kept = after.filter((unit) => before.includes(unit)).map(({ service }) => service.name);
  expect(kept).toContain('jaeger');
  expect(kept).not.toContain('redis');
});
