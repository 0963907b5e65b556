import type { OwnDashboard, ReadDashboard } from '../../../model/parts/own-dashboard';
import { within } from '../../../model/problem';
import type { Catalogue } from '../../../observability/catalogue/catalogue';
import { checkOwnQuery, type Foreign } from '../../../observability/dashboards/own-queries';
import { didYouMean, expected, oneOf } from '../../../spec/hints';
import type { SettleContext } from '../context';

/** Dashboards that a service brings; files that could not be read are reported already. */
export interface Brought {
  readonly read: readonly ReadDashboard[];
  readonly unusable: readonly string[];
}

/** Dashboards of a service that its author wrote: those that the specification names, or all of the folder `dashboards`. */
export function ownDashboards(context: SettleContext, brought: Brought, catalogue: Catalogue): OwnDashboard[] {
  const { files } = context.settings.monitoring?.dashboards ?? {};
  const byDefault = brought.read.filter(({ file }) => file.startsWith('dashboards/'));
  const named: readonly { file: string; foreign?: Foreign }[] = files ?? byDefault.map(({ file }) => ({ file }));
  const seen = new Set<string>();
  return named.flatMap(({ file, foreign = false }, index) => {
    const path = ['monitoring', 'dashboards', 'files', index];
    const found = brought.read.find((one) => one.file === file);
    if (seen.size === seen.add(file).size) context.report('E398', path, expected('each file once', `${file} twice`));
    else if (found) return [checked(found, foreign, catalogue, context)];
    else if (!brought.unusable.includes(file)) context.report('E398', path, missing(file, brought.read));
    return [];
  });
}

function missing(file: string, read: readonly ReadDashboard[]): string {
  const known = read.map((one) => one.file);
  const what = known.length ? oneOf(known, file) : 'a file beside the specification';
  return expected(what, `${file}, which is not there`, didYouMean(file, known) ?? 'create it');
}

function checked(
  { file, body, queries }: ReadDashboard,
  foreign: Foreign,
  catalogue: Catalogue,
  { reportAt }: SettleContext,
): OwnDashboard {
  for (const { expr, position } of queries)
    for (const { at, message } of checkOwnQuery(expr, catalogue, foreign))
      reportAt(within(position, { text: JSON.stringify(expr).slice(1, -1), at: escaped(expr, at) }), 'E398', message);
  return { file, body };
}

/** Where a character of a text stands in its literal of JSON. */
function escaped(text: string, at: number): number {
  return JSON.stringify(text.slice(0, at)).length - 2;
}
