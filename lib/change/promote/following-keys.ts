/** Keys of a service whose values follow it from one environment to the next; all others belong to a place. */
export const followingKeys: readonly (readonly string[])[] = [
  ['service', 'image'],
  ['service', 'command'],
  ['service', 'args'],
  ['features'],
  ['models'],
  ['config', 'variables'],
  ['config', 'files'],
];

/** Words of an environment that a value must not carry to another one. */
export interface Place {
  readonly name: string;
  readonly host: string;
  readonly placements: Readonly<Record<string, { readonly region: string; readonly account: string }>>;
}

/** Why a value belongs to its environment; undefined where it follows the service. */
export function placeIn(value: unknown, { name, host, placements }: Place): string | undefined {
  const text = JSON.stringify(value) ?? '';
  const words = [
    [host, 'the host'],
    ...Object.values(placements).flatMap(({ region, account }) => [
      [account, 'the account'],
      [region, 'the region'],
    ]),
    [name, 'the name'],
  ] as const;
  const found = words.find(([word]) => word !== undefined && word.length > 2 && isWord(word, text));
  return found && `it has ${found[1]} of ${name}`;
}

function isWord(word: string, text: string): boolean {
  const at = text.indexOf(word);
  if (at < 0) return false;
  const [before, after] = [text[at - 1] ?? '', text[at + word.length] ?? ''];
  return !/[a-z0-9]/i.test(before) && !/[a-z0-9]/i.test(after);
}
