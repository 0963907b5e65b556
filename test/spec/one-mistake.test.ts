import { type Pair, LineCounter, isMap, parseDocument, stringify } from 'yaml';
import { z } from 'zod';
import { gateways } from '../../lib/kubernetes/gateways';
import { formatProblem, isError, type Problem } from '../../lib/model/problem';
import { facts } from '../../lib/providers/facts';
import { environmentSpec } from '../../lib/spec/environment-spec';
import { parse } from '../../lib/spec/parse';
import { platformSpec } from '../../lib/spec/platform-spec';
import { overlaySpec, serviceSpec } from '../../lib/spec/service-spec';
import { oneOf } from '../walk';
import { type Choice, type Mistake, type Path, choices, mistakes } from './mistakes';

jest.setTimeout(120_000);

const seen = new Set<z.core.$ZodType>();
const all = [
  serviceSpec(facts),
  overlaySpec(facts),
  environmentSpec(facts, gateways),
  platformSpec(facts, Object.keys(gateways)),
];
const unions = all.flatMap((schema) => choices(schema, '', seen));
const looked = oneOf(
  5,
  unions.map((one, index) => [`${index}${one.at}`, one] as const),
);

type Item = Pair<{ value: unknown; range: number[] }, { range: number[] } | null>;

/** Where the key and the value of a path stand; of what is not there, the nearest parent's. */
function places(text: string, path: Path): readonly string[] {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const there = document.hasIn(path) ? path : path.slice(0, -1);
  const parent = document.getIn(there.slice(0, -1), true);
  const items = isMap(parent) ? (parent.items as Item[]) : [];
  const key = items.find((pair) => String(pair.key.value) === String(there.at(-1)))?.key;
  const value = document.getIn(there, true) as { range: number[] } | undefined;
  return [key, value].flatMap((node) => {
    const { line, col } = lineCounter.linePos(node?.range[0] ?? 0);
    return node ? [`${line}:${col}`] : [];
  });
}

/** Whether a problem names the key or the value that is wrong, or what is wrong inside the value, where that stands. */
function isPlaced({ line, column, path }: Problem, text: string, mistake: Mistake): boolean {
  const [own, said] = [mistake.path.join('.'), path];
  const inside = said.slice(own.length + 1).split('.');
  const whole =
    said === own ? mistake.path : [...mistake.path, ...inside.map((key) => (/^\d+$/.test(key) ? Number(key) : key))];
  const all = places(text, whole);
  const right = mistake.isKey ? all.slice(0, 1) : said === own ? all.slice(-1) : all;
  return (said === own || (!mistake.isKey && said.startsWith(`${own}.`))) && right.includes(`${line}:${column}`);
}

/** What is said of each mistake that is said otherwise. */
function misplaced({ schema, values }: Choice): string[] {
  const whole = z.strictObject({ said: schema as z.ZodType });
  const read = (document: unknown) => {
    const text = stringify(document, { lineWidth: 0 });
    return { text, problems: parse(whole, { name: 'x', file: 'x.yaml', text }).problems.filter(isError) };
  };
  const right = values()
    .map((said) => ({ said }))
    .filter((document) => read(document).problems.length === 0);
  return right.flatMap(mistakes).flatMap((mistake) => {
    const { text, problems } = read(mistake.document);
    if (problems.length === 0) return [];
    const [only, ...more] = problems;
    // Which of the author's own names a label may have is said of all of them.
    if (/^expected one label that names/.test(only!.message)) return [];
    const isRight = !more.length && isPlaced(only!, text, mistake) && !/ of ,|expected ,/.test(only!.message);
    return isRight ? [] : [`${text}${mistake.path.join('.')}\n   ${problems.map(formatProblem).join('\n   ')}`];
  });
}

test('each union of the schemas is looked at', () => {
  expect(unions.length).toBeGreaterThan(200);
  expect(looked.filter(([, { values }]) => values().length < 2)).toEqual([]);
});

test.each(looked)('one mistake in %s is one problem, at its own key or value', (_, one) =>
  expect(misplaced(one)).toEqual([]),
);
