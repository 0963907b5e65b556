import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Permit, permits } from '../../lib/model/permits';
import type { Exception } from '../policy/exception';
import { groups } from '../policy/exceptions';
import { code, page, table } from './markdown';

const apps = join(__dirname, '../../apps');

const introduction = `\`make verify\` checks every Kubernetes object with kube-score and checkov, and every Terraform stack with
checkov. Their only findings are those listed here, each with its reason. An exception without a finding fails
the check, so that the list stays minimal; annotations and comments in objects excuse nothing.
[Decision 30](decisions/0030-policy.md) has the reasons. The table is \`tools/policy/exceptions/\`.`;

/** \`docs/exceptions.md\`. */
export function exceptionsPage(): string {
  const parts = Object.entries(groups).flatMap(([title, exceptions]) => [
    `## ${title}`,
    table(['Check', 'Requires', 'Applies to', 'Why'], exceptions.map(row)),
  ]);
  return page('Exceptions of policy', [
    introduction,
    ...parts,
    '## What a platform permits',
    permitted,
    permitsTable(),
  ]);
}

const permitted = `Permits give single services exceptions, under \`permits\` of \`platform.yaml\`:
[security.md](security.md) lists what is refused without them. The last column lists the permits of the bundled platforms.`;

function permitsTable(): string {
  const said = bundled();
  return table(
    ['Word', 'Opens', 'Permitted'],
    Object.entries(permits).map(([word, what]) => [code(word), what, said[word as Permit]?.join(', ') ?? '']),
  );
}

/** Services of the bundled platforms with a permit, by permit. */
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
