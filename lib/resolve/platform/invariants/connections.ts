import type { Environment } from '../../../model/environment';
import type { FactsTable } from '../../../model/facts';
import { grouped } from '../../../model/grouped';
import { ofKind } from '../../../model/backing';
import type { Problem } from '../../../model/problem';
import type { LocatedSummary } from '../unit-summary';
import { type Client, limitOf, tooManyConnections } from '../../demand/connection-demand';

interface LocatedClient extends Client {
  readonly locate: LocatedSummary['locate'];
}

/** Reports shared databases with fewer connections than all services together may open, at the largest of these. */
export function checkConnections(
  closed: readonly LocatedSummary[],
  environments: readonly Environment[],
  facts: FactsTable,
): Problem[] {
  const places = grouped(closed, ({ summary }) => summary.environment);
  return environments.flatMap(({ name: environment, shared }) => {
    const clients = (places.get(environment) ?? []).flatMap(({ summary, locate }) =>
      summary.connections.map((one): LocatedClient => ({ ...one, name: summary.service, locate })),
    );
    return [...grouped(clients, (one) => one.shared)].flatMap(([name, all]): Problem[] => {
      const database = ofKind('database', Object.values(shared)).find((one) => one.name === name);
      const limit = database && limitOf(database, facts);
      const message = limit && tooManyConnections(`the shared ${name} of environments/${environment}.yaml`, all, limit);
      return message ? [{ ...placeOf(all), code: 'W225', message }] : [];
    });
  });
}

function placeOf(all: readonly LocatedClient[]) {
  const first = all.reduce((best, one) => (one.pods * one.pool > best.pods * best.pool ? one : best));
  return first.locate(['deployment', 'replicas']);
}
