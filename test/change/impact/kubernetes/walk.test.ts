import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import type { ObjectBody } from '../../../../lib/change/diff/object-change';
import { isMapping } from '../../../../lib/model/mapping';
import { kubernetesImpacts } from '../../../../lib/change/impact/kubernetes/kubernetes-impacts';
import { leavesOf } from '../../../../lib/change/impact/kubernetes/leaves';
import { pathText } from '../../../../lib/change/impact/path-pattern';
import { changeOf } from './change';

const folder = join(__dirname, '../../../../dist/kubernetes');
const objects = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml') && !name.endsWith('kustomization.yaml'))
  .flatMap((name) => loadAll(readFileSync(join(folder, name), 'utf8')).filter(isMapping));

const typeOf = ({ apiVersion, kind }: ObjectBody) =>
  [...String(apiVersion).split('/').slice(0, -1), String(kind)].join('/');

/** Fields whose change no rule can know: values of charts, and what other objects select by. */
const unknowable =
  /^HelmRelease spec\.(?:values|chart)|^OCIRepository spec\.(?:ref|layerSelector)|^(?:Namespace|ConfigMap|ClusterRole|PrometheusRule) metadata\.labels|^ClusterSecretStore spec\.provider|use-regex/;

test('the coming and the going of every object of the bundled platforms are known', () => {
  const found = objects.flatMap((body) =>
    [{ before: body }, { after: body }].flatMap((states) => {
      const change = changeOf({ type: typeOf(body), ...states });
      const impacts = kubernetesImpacts(change, { before: [], after: [], changes: [change] });
      return impacts.some(({ rule }) => /^unknown-/.test(rule)) ? `${change.action} ${change.type}` : [];
    }),
  );
  expect([...new Set(found)]).toEqual([]);
});

test('a change of every field of the bundled platforms is known, but for those that other objects decide', () => {
  const found = new Set<string>();
  const seen = new Set<string>();
  for (const body of objects) {
    const { apiVersion: _version, kind, ...content } = body;
    for (const { path, after } of leavesOf([{ path: [], after: content }])) {
      const field = `${String(kind)} ${pathText(path.map((key) => (key.startsWith('[') ? '[]' : key)))}`;
      if (['name', 'namespace'].includes(path[1] ?? '') && path[0] === 'metadata') continue;
      if (seen.has(field)) continue;
      seen.add(field);
      const change = {
        ...changeOf({ type: typeOf(body), before: body, after: body }),
        fields: [{ path, before: 'other', after }],
      };
      const impacts = kubernetesImpacts(change, { before: [body], after: [body], changes: [change] });
      if (impacts.some(({ consequence }) => consequence === 'unknown') && !unknowable.test(field)) found.add(field);
    }
  }
  expect([...found].sort()).toEqual([]);
});
