import { placed, service, shop, told } from '../shop';

const places: Readonly<Record<string, string>> = {
  aws: placed('aws', 'eu-central-1'),
  azure: placed('azure', 'eastus'),
  google: placed('google', 'us-central1'),
};

/** What is said of a bucket, by the line of its own key. */
function said(cloud: string, bucket: string): string[] {
  const text = service('api', `integrations:\n  storage:\n    ${bucket.replaceAll('\n', '\n    ')}`);
  const there = `stage: development\ncloud: ${cloud}\n${places[cloud]}`;
  const first = JSON.stringify(text).split('storage:')[0]!.split('\\n').length + 1;
  return told(shop({ environments: { there }, services: { api: text } }).problems).map((line) => {
    const [, at, rest] = /^[^:]+:(\d+):\d+ integrations\.storage\.(.*)$/s.exec(line)!;
    return `${Number(at) - first}: ${rest}`;
  });
}

const error = (line: number, path: string, message: string) =>
  expect.stringMatching(new RegExp(`^${line}: ${path}: ${message}.*\\[E321]$`));
describe('a bucket is refused at its line', () => {
  test.each(['aws', 'azure', 'google'])('on %s that deletes objects before they move', (cloud) =>
    expect(said(cloud, 'archive: 90d\nretention: 30d')).toEqual([
      error(1, 'retention', 'expected more days than the 90 until objects move to \\w+, got 30'),
    ]),
  );

  test.each(['aws', 'azure', 'google'])('on %s that deletes them the day they move', (cloud) =>
    expect(said(cloud, 'lifecycle:\n  archive: 90\n  expire: 90')).toEqual([
      error(2, 'lifecycle\\.expire', 'expected more days than the 90'),
    ]),
  );

  test.each([
    ['aws', '59'],
    ['azure', '30'],
    ['google', '30'],
  ])('on %s that moves them on before they have been somewhere', (cloud, days) =>
    expect(
      said(
        cloud,
        `lifecycle:\n  transitions:\n    - { days: 30, class: infrequent }\n    - { days: ${days}, class: archive }`,
      ),
    ).toEqual([
      error(
        3,
        'lifecycle\\.transitions\\.1',
        `expected ${cloud === 'aws' ? 60 : 31} days or more until objects move to \\w+, from \\w+ since day 30, got ${days}`,
      ),
    ]),
  );

  test.each(['aws', 'azure', 'google'])('on %s that moves them back to a class that is dearer to keep', (cloud) =>
    expect(
      said(cloud, 'archive: { days: 30, class: cold }\nlifecycle: { transitions: [{ days: 90, class: infrequent }] }'),
    ).toEqual([
      error(
        1,
        'lifecycle\\.transitions\\.0',
        'expected a class that is colder than \\w+, where objects are by then, got \\w+',
      ),
    ]),
  );

  test('whose objects AWS moves by their use, and then to STANDARD_IA', () => {
    expect(
      said('aws', 'storageClass: automatic\nlifecycle: { transitions: [{ days: 30, class: infrequent }] }'),
    ).toEqual([error(1, 'lifecycle\\.transitions\\.0', 'expected a class that is colder than INTELLIGENT_TIERING')]);
    expect(said('aws', 'storageClass: automatic\narchive: { days: 90, class: archive }\nretention: 365')).toEqual([]);
  });

  test('whose objects Google moves by their use, and anything by age', () =>
    expect(said('google', 'storageClass: automatic\narchive: 90')).toEqual([
      error(1, 'archive', 'expected no move by age beside autoclass'),
    ]));

  test('that moves objects to where they begin', () => {
    expect(said('azure', 'storageClass: cold\nlifecycle: { transitions: [{ days: 30, class: cool }] }')).toEqual([
      error(1, 'lifecycle\\.transitions\\.0', 'expected a class that is colder than Cold'),
    ]);
    expect(said('google', 'storageClass: archive\narchive: 90')).toEqual([
      error(1, 'archive', 'expected a class that is colder than ARCHIVE'),
    ]);
  });

  test('by the name of the rule, where one for a prefix is meant', () =>
    expect(
      said('aws', 'lifecycle:\n  - { expire: 400 }\n  - { id: old, prefix: tmp/, archive: 30, expire: 9 }'),
    ).toEqual([error(2, 'lifecycle\\.1', 'old: expected more days than the 30')]));

  test('with two rules of one name, or of the name of ours', () => {
    const rules = [
      '{ id: a, prefix: x/, expire: 9 }',
      '{ id: a, prefix: y/, expire: 9 }',
      '{ id: objects, expire: 9 }',
    ];
    expect(said('aws', `lifecycle:\n  rules:\n${rules.map((one) => `    - ${one}`).join('\n')}`)).toEqual([
      '3: lifecycle.rules.1: expected a unique name of a rule, got a [E207]',
      '4: lifecycle.rules.2: expected a unique name of a rule, got objects [E207]',
    ]);
  });

  test('in the words of its cloud too', () => {
    expect(said('aws', 'archive: 40\naws:\n  infrequentAfterDays: 30')).toEqual([
      error(0, 'archive', 'expected 60 days or more until objects move to GLACIER_IR'),
    ]);
    expect(said('google', 'google:\n  nearlineAfterDays: 90\n  coldlineAfterDays: 30')).toEqual([
      error(1, 'google\\.nearlineAfterDays', 'expected a class that is colder than COLDLINE'),
    ]);
  });
});

test.each(['aws', 'azure', 'google'])(
  'who leaves a class on %s before its days are paid for still saves, and is told nothing',
  (cloud) => expect(said(cloud, 'archive: { days: 30, class: archive }\nretention: 60')).toEqual([]),
);
