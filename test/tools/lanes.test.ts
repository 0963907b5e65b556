import { inLanes } from '../../tools/harness/lanes';

const items = [{ name: 'quick' }, { name: 'patient', waits: true }, { name: 'last' }];

/** What happens, in its order, when the one that waits ends after all others. */
async function events(): Promise<readonly string[]> {
  const said: string[] = [];
  let release = () => undefined as void;
  const held = new Promise<void>((resolve) => (release = resolve));
  const results = await inLanes(items, async ({ name }) => {
    said.push(`${name} starts`);
    await (name === 'patient' ? held : Promise.resolve());
    said.push(`${name} ends`);
    if (name === 'last') release();
    return name;
  });
  return [...said, results.join(' ')];
}

test('what waits runs beside the others, which run one after the other; results keep the order', async () => {
  expect(await events()).toEqual([
    'patient starts',
    'quick starts',
    'quick ends',
    'last starts',
    'last ends',
    'patient ends',
    'quick patient last',
  ]);
});
