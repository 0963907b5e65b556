import * as fc from 'fast-check';
import { kill } from '../e2e/killed';
import { clear } from '../e2e/repository';

jest.setTimeout(900_000);
afterEach(clear);

test('a synthesis killed at fifty moments, drawn anew each time, leaves whole files, and the next one heals them', async () => {
  const moments = fc.sample(fc.integer({ min: 0, max: 400 }), 50);
  process.stderr.write(`killed after ${moments.join(', ')} ms\n`);
  await kill(moments);
});
