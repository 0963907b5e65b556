import type { Exception } from '../policy/exception';
import { groups } from '../policy/exceptions';
import { code, page, table } from './markdown';

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
  return page('Exceptions of policy', [introduction, ...parts]);
}

function row({ tool, check, wants, types, places, names, reason }: Exception): string[] {
  const where = [
    types.map(code).join(', '),
    ...(names ? [`named ${code(names)}`] : []),
    ...(places ? [`in ${code(places)}`] : []),
  ];
  return [`${tool} ${code(check)}`, wants, where.join(' '), reason];
}
