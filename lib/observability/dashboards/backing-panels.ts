import { type WatchedQueues, watchedQueues } from '../backings/queues';
import { connectionsOf, ofServer } from '../backings/servers';
import { matching } from '../promql/quote';
import type { Running } from '../running';
import type { Shown } from './layout';

const section = 'Backings';

/** What a service waits for: its queues, databases and caches. */
export function backings(it: Running): Shown[] {
  return [...watchedQueues(it).flatMap(queue), ...databases(it), ...caches(it)];
}

function queue({ label, waiting, age, matcher }: WatchedQueues): Shown[] {
  const by = (metric: string) => ({ [`{{${label}}}`]: `max by (${label}) (${metric}{${matcher}})` });
  return [
    { section, title: 'Messages that wait', unit: 'short', queries: by(waiting) },
    ...(age ? [{ section, title: 'Age of the oldest message', unit: 's', queries: by(age) }] : []),
    ...(label === 'queue'
      ? [{ section, title: 'Readers of queues', unit: 'short', queries: by('rabbitmq_queue_consumers') }]
      : []),
  ];
}

function databases(it: Running): Shown[] {
  return connectionsOf(it).flatMap(({ name, engine, database, taken, limit }) => {
    const within = ` and on (instance) ${taken}`;
    const connections = { taken: `max(${taken})`, limit: `max(${limit}${within})` };
    const own = matching({ datname: database });
    const size = { [database]: `max(pg_database_size_bytes{${own}})` };
    const rates = {
      commits: `sum(rate(pg_stat_database_xact_commit{${own}}[5m]))`,
      deadlocks: `sum(rate(pg_stat_database_deadlocks{${own}}[5m]))`,
    };
    return [
      { section, title: `Connections of ${name}`, unit: 'short', queries: connections },
      ...(engine === 'postgres'
        ? [
            { section, title: `Size of ${name}`, unit: 'bytes', queries: size },
            { section, title: `Transactions of ${name}`, unit: 'ops', queries: rates },
          ]
        : []),
    ];
  });
}

function caches({ caches: all, exporters }: Running): Shown[] {
  if (!exporters.includes('cache')) return [];
  return all.flatMap((cache) => {
    const of = (metric: string) => `sum(redis_${metric}{${ofServer(cache)}})`;
    const rate = (metric: string) => `sum(rate(redis_${metric}_total{${ofServer(cache)}}[5m]))`;
    const [hits, misses] = [rate('keyspace_hits'), rate('keyspace_misses')];
    const help = 'Found by the name of its host: of a server that its exporter knows by an address, nothing is shown.';
    const panel = (title: string, unit: string, queries: Shown['queries']) => ({ section, title, unit, queries, help });
    return [
      panel(`Memory of ${cache.name}`, 'bytes', { used: of('memory_used_bytes'), limit: of('memory_max_bytes') }),
      panel(`Hits of ${cache.name}`, 'percentunit', { hits: `${hits} / (${hits} + ${misses})` }),
      panel(`Evictions of ${cache.name}`, 'ops', { 'per second': rate('evicted_keys') }),
      panel(`Clients of ${cache.name}`, 'short', { connected: of('connected_clients') }),
    ];
  });
}
