import { ends } from '../../lib/model/ends/ends';
import { plain, table } from './markdown';

const introduction = `What is over from which day on, with its source: \`strata doctor\` and \`strata validate --as-of <day>\` hold
specs against it. \`*\` is wherever a cloud has no day of its own. What is not certain says why.`;

/** What ends and when, for \`docs/clouds.md\`. */
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
  return `## What ends\n\n${introduction}\n\n${table(['What', 'Version', 'Where', 'Over on', 'Not certain', 'Way out', 'Source'], rows)}`;
}
