import { type Job, schedule } from '../../../tools/harness/schedule';

interface Item extends Job {
  readonly name: string;
}

const patient: Item = { name: 'patient', waits: true, minutes: 1 };
const [first, last]: readonly Item[] = [
  { name: 'first', minutes: 1 },
  { name: 'last', minutes: 1 },
];

/** What happens, in its order; `during` hears of each start, and what it awaits, the item does. */
async function events(
  items: readonly Item[],
  {
    during = () => undefined,
    ready = () => true,
    left = () => 60,
  }: {
    readonly during?: (item: Item) => Promise<void> | void;
    readonly ready?: (item: Item, said: readonly string[]) => boolean;
    readonly left?: (said: readonly string[]) => number;
  },
): Promise<readonly string[]> {
  const said: string[] = [];
  const results = await schedule(items, {
    ready: (item) => ready(item, said),
    left: () => left(said),
    work: async (item) => {
      said.push(`${item.name} starts`);
      await during(item);
      said.push(`${item.name} ends`);
      return item.name;
    },
    leaveOut: ({ name }) => `without ${name}`,
  });
  return [...said, results.join(', ')];
}

test('what waits runs beside the others, which run one after the other; results keep the order', async () => {
  let release = () => undefined as void;
  const held = new Promise<void>((resolve) => (release = resolve));
  const during = ({ name }: Item) => {
    if (name === 'last') setImmediate(release);
    return name === 'patient' ? held : undefined;
  };
  expect(await events([first!, patient, last!], { during })).toEqual([
    'patient starts',
    'first starts',
    'first ends',
    'last starts',
    'last ends',
    'patient ends',
    'first, patient, last',
  ]);
});

test('what needs something that is not there yet lets the next one go first', async () => {
  const ready = ({ name }: Item, said: readonly string[]) => name === 'last' || said.includes('last ends');
  expect(await events([first!, last!], { ready })).toEqual([
    'last starts',
    'last ends',
    'first starts',
    'first ends',
    'first, last',
  ]);
});

test('what would not end in time is left out, and what is shorter still runs', async () => {
  const long: Item = { name: 'long', minutes: 9 };
  const left = (said: readonly string[]) => (said.length > 0 ? 5 : 60);
  expect(await events([first!, long, last!], { left })).toEqual([
    'first starts',
    'first ends',
    'last starts',
    'last ends',
    'first, without long, last',
  ]);
});

test('what waits for something that does not come is left out when the time is over', async () => {
  let looks = 0;
  const left = () => (looks++ < 3 ? 60 : 0);
  expect(await events([first!], { ready: () => false, left })).toEqual(['without first']);
});
