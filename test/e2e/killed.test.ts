import { once } from 'node:events';
import { kill, many, start } from './killed';
import { clear, repository } from './repository';

jest.setTimeout(120_000);
afterEach(clear);

test('what a killed synthesis left is whole files, and the next one heals it', () => kill([0, 3, 11, 29, 67, 150]));

test('two syntheses at once leave what one leaves', async () => {
  const one = repository(many);
  const children = [start(one), start(one)];
  const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0] as number));
  expect(codes).toEqual([0, 0]);
  const both = one.tree();
  one.remove('dist');
  await one.clean();
  expect(both).toEqual(one.tree());
});
