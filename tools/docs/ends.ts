import { ends } from '../../lib/model/ends/ends';
import { plain, table } from './markdown';

const introduction = `Ends of support with their sources: \`strata doctor\` and \`strata validate --as-of <day>\` check
specs against them. \`*\` stands for clouds without a date of their own. Uncertain dates have a reason.`;

/** Ends of support, for \\`docs/clouds.md\\`. */
export function endsSection(): string {
  const rows = ends.map(({ what, version, where, date, source, unverified = '', instead }) => [
    plain(what),
    plain(version),
    plain(where),
    date,
    plain(unverified),
    plain(instead),
    `<${source}>`,
  ]);
  return `## Ends of support\n\n${introduction}\n\n${table(['What', 'Version', 'Where', 'Ends on', 'Uncertain because', 'Remedy', 'Source'], rows)}`;
}
