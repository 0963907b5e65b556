import { basename } from 'node:path';
import { checkObject } from '../../api/check';
import type { Extra } from '../../model/parts/overrides';
import { gather, type Outcome } from '../../model/problem';
import { expected } from '../hints';
import type { Source } from '../load';
import { type Report, report } from '../report';
import { find, offsetOf, plain } from '../tree';
import { type YamlDocument, documents } from './documents';
import type { Manifest } from '../../model/manifest';
import { parseTerraform } from './terraform-json';
import { reportUnclear } from './unclear';

type Parser = (source: Source, found: Report) => Extra[];

/** Manifests and Terraform JSON in a service's `extra/`. */
export function parseExtras(sources: readonly Source[]): Outcome<Extra[]> {
  const outcomes = sources.map((source): Outcome<Extra[]> => {
    const text = source.text.replace(/^\ufeff/, '');
    const found = report(source.file, text);
    const value = parsers[source.file.endsWith('.tf.json') ? 'terraform' : 'kubernetes']({ ...source, text }, found);
    return { value, problems: found.problems() };
  });
  const { value, problems } = gather(outcomes);
  return { value: value.flat(), problems };
}

const parsers: Readonly<Record<Extra['layer'], Parser>> = {
  terraform({ file, text }, found) {
    const body = parseTerraform(text, found);
    return body ? [{ layer: 'terraform', source: file, name: basename(file), body, position: found.at(0, []) }] : [];
  },
  kubernetes: ({ file, text }, found) =>
    documents(text, found)
      .flatMap(members)
      .flatMap((document) => {
        const before = found.problems().length;
        reportUnclear(document);
        const body = manifest(document);
        if (body && found.problems().length === before) checkBody(document, body);
        const position = document.report.at(offsetOf(document.tree, ['kind']), []);
        if (!body) return [];
        const name = `${body.kind.toLowerCase()}-${body.metadata.name}.yaml`;
        return [{ layer: 'kubernetes', source: file, name, body, position }];
      }),
};

/** The objects of a List, which kubectl applies one by one; any other document as it is. */
function members(document: YamlDocument): YamlDocument[] {
  const [kind, items] = [find(document.tree, ['kind']), find(document.tree, ['items'])];
  const isList = kind?.kind === 'leaf' && typeof kind.value === 'string' && kind.value.endsWith('List');
  return isList && items?.kind === 'list' && items.items.length > 0 && !find(document.tree, ['metadata', 'name'])
    ? items.items.flatMap((tree) => members({ ...document, tree }))
    : [document];
}

/** Reports fields that no version of Kubernetes has; those of the cluster's version are checked with the service. */
function checkBody({ tree, report: found }: YamlDocument, body: Manifest): void {
  for (const { path, message } of checkObject(body)) found.add('E390', offsetOf(tree, path), path.map(String), message);
}

/** Required fields of a manifest. @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names */
const required = [
  {
    path: ['apiVersion'],
    form: /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?v[a-z0-9]{1,30}$/,
    what: 'a version such as v1 or apps/v1',
  },
  { path: ['kind'], form: /^[A-Z][A-Za-z0-9]{0,62}$/, what: 'a kind such as ConfigMap' },
  { path: ['metadata', 'name'], form: /^[a-z0-9]([-a-z0-9.:]{0,251}[a-z0-9])?$/, what: 'a lower-case DNS name' },
] as const;

function manifest({ tree, report: found }: YamlDocument): Manifest | undefined {
  const wrong = required.filter(({ path, form, what }) => {
    const leaf = find(tree, path);
    if (leaf?.kind === 'leaf' && typeof leaf.value === 'string' && form.test(leaf.value)) return false;
    found.add('E351', offsetOf(tree, path), path, expected(what, leaf ? 'something else' : 'nothing'));
    return true;
  });
  return wrong.length ? undefined : (plain(tree) as Manifest);
}
