import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Permit, permits } from '../../lib/model/permits';
import type { Exception } from '../policy/exception';
import { groups } from '../policy/exceptions';
import { code, page, table } from './markdown';

const apps = join(__dirname, '../../apps');

const introduction = `\`make verify\` holds every Kubernetes object against kube-score and checkov, and every Terraform stack against
checkov. Nothing is found but what stands here, each with its reason. An exception that excuses nothing any more fails
the rung, so that this list is never longer than it has to be; an annotation or a comment excuses nothing.
[Decision 30](decisions/0030-policy.md) says why it is so. The table is \`tools/policy/exceptions/\`.`;

/** \`docs/exceptions.md\`. */
export function exceptionsPage(): string {
  const parts = Object.entries(groups).flatMap(([title, exceptions]) => [
    `## ${title}`,
    table(['Check', 'Wants', 'Stands for', 'Why'], exceptions.map(row)),
  ]);
  return page('Exceptions of policy', [
    introduction,
    ...parts,
    '## What a platform permits',
    permitted,
    permitsTable(),
  ]);
}

const permitted = `What single services may do that no spec may do by itself, since the platform says so under \`permits\` of \`platform.yaml\`:
[security.md](security.md) says what is refused without. The bundled platforms permit nothing but what stands in the last column.`;

function permitsTable(): string {
  const said = bundled();
  return table(
    ['Word', 'Opens', 'Permitted'],
    Object.entries(permits).map(([word, what]) => [code(word), what, said[word as Permit]?.join(', ') ?? '']),
  );
}

/** Services of the bundled platforms that are permitted something, by what it is. */
function bundled(): Partial<Record<Permit, string[]>> {
  const found: Partial<Record<Permit, string[]>> = {};
  for (const file of readdirSync(apps)
    .map((name) => join(apps, name, 'platform.yaml'))
    .filter(existsSync)) {
    const { permits: all = {} } = parse(readFileSync(file, 'utf8')) as { permits?: Record<string, Permit | Permit[]> };
    for (const [service, words] of Object.entries(all))
      for (const word of [words].flat()) (found[word] ??= []).push(service);
  }
  return found;
}

function row({ tool, check, wants, types, places, names, reason }: Exception): string[] {
  const where = [
    types.map(code).join(', '),
    ...(names ? [`named ${code(names)}`] : []),
    ...(places ? [`in ${code(places)}`] : []),
  ];
  return [`${tool} ${code(check)}`, wants, where.join(' '), reason];
}
