import { gateways } from '../../../lib/kubernetes/gateways';
import { dump, load } from 'js-yaml';
import type { z } from 'zod';
import type { Problem } from '../../../lib/model/problem';
import { facts } from '../../../lib/providers/facts';
import { environmentSpec } from '../../../lib/spec/environment-spec';
import { parse } from '../../../lib/spec/parse';
import { platformSpec } from '../../../lib/spec/platform-spec';
import { serviceSpec } from '../../../lib/spec/service-spec';
import { distinct } from '../../../lib/synth/units/distinct';
import { api, environment, platform, user } from '../bases';
import { put, type Tree } from '../idle-keys';
import { keysOf } from '../keys';
import { live, service, shop, shopOf } from '../shop';
import { oneOf } from '../../walk';

jest.setTimeout(180_000);

const secret = 'hunter2';
const url = `https://somebody:${secret}-${secret}@example.com/${'a'.repeat(50)}`;
const token = `ghp_${secret}${'0'.repeat(30)}`;
const hostile = [url, [url], { a: url }, token];

/** Whether anything that is said of a shop shows the secret. */
const shows = ({ problems }: { readonly problems: readonly Problem[] }) => JSON.stringify(problems).includes(secret);

const others = { other: service('other'), word: service('word') };

/** A service without the parts that most keys of one part have nothing to do with: a small text is read faster. */
function only(base: Tree, part: string): Tree {
  const kept = Object.entries(base.spec ?? {}).filter(([name]) => ['service', 'networking', part].includes(name));
  return { ...base, spec: Object.fromEntries(kept) };
}

/** Keys of a document under which a problem shows a secret that stands there; what the schema takes goes on to all that follows. */
function showing<T>(
  schema: z.ZodType<T>,
  base: (path: readonly string[]) => Tree,
  make: (text: string) => ReturnType<typeof shop>,
): string[] {
  const cases = keysOf(schema).map(({ path }, index) => [path, hostile[index % hostile.length]] as const);
  return oneOf(5, cases).flatMap(([path, text]) => {
    if (['defaults', 'environments', 'edge'].some((part) => path.slice(0, 2).includes(part))) return [];
    const tree = put(base(path), path, text);
    if (!tree) return [];
    const written = dump(tree);
    const { value, problems } = parse(schema, { name: 'api', file: 'api.yaml', text: written });
    return shows(value ? make(written) : { problems: distinct(problems) }) ? [path.join('.')] : [];
  });
}

describe('no problem shows a password of a URL or a token, whatever key it stands under', () => {
  test('in a service', () => {
    const base = ([, part = '']: readonly string[]) => only(load(api) as Tree, part);
    const make = (text: string) => shop({ environments: { live }, services: { api: text, ...others } });
    expect(showing(serviceSpec(facts), base, make)).toEqual([]);
  });

  test('in a platform', () => {
    const make = (text: string) => shop({ platform: text, environments: { live }, services: { api: user, ...others } });
    const schema = platformSpec(facts, ['envoy', 'kong', 'nginx']);
    expect(showing(schema, () => load(platform) as Tree, make)).toEqual([]);
  });

  test('in an environment', () => {
    const make = (text: string) => shop({ environments: { live: text }, services: { api: user, ...others } });
    expect(showing(environmentSpec(facts, gateways), () => load(environment) as Tree, make)).toEqual([]);
  });
});

test.each([
  'config: { secrets: { TOKEN: hunter2 } }',
  'config: { secrets: { TOKEN: hunter2! } }',
  'config: { secrets: { TOKEN: [hunter2] } }',
  'config: { secrets: { TOKEN: { secret: hunter2 } } }',
  'config: { secrets: { TOKEN: { secret: shop-token, key: "hunter2 " } } }',
  'config: { secrets: [{ name: TOKEN, secret: hunter2 }] }',
  'config: { secrets: [hunter2-is-none] }',
  'config: { variables: { DB_PASSWORD: [hunter2] } }',
  'config: { variables: { DB_PASSWORD: "${hunter2}" } }',
  'config: { variables: { A: "https://a:hunter2@b.example${nothing}" } }',
  'config: { variables: { A: "service://nobody", B: "https://a:hunter2@postgres.shop:1" } }',
])('no problem of %s shows what may be a secret', (settings) => expect(shows(shopOf(settings))).toBe(false));
