import { literally } from '../../model/literally';
import { quoted } from '../promql/quote';
import type { Running } from '../running';
import type { Shown } from './layout';
import { container, own } from './selectors';

const section = 'Health';

/** How many pods or Jobs of a service are as they should be. */
export function health(it: Running): Shown[] {
  if (it.workload === 'Job' || it.workload === 'CronJob')
    return it.exporters.includes('kube-state-metrics') ? [jobs(it)] : [];
  const series = it.scraped
    ? `up{${own(it)}}`
    : it.exporters.includes('kube-state-metrics') && `kube_pod_container_status_ready{${container(it)}}`;
  if (!series) return [];
  const queries = { [it.scraped ? 'answering' : 'ready']: `sum(${series})`, pods: `count(${series})` };
  return [{ section, title: 'Service health', unit: 'short', queries }];
}

function jobs({ workload, workloadName }: Running): Shown {
  const names = `${literally(workloadName)}${workload === 'CronJob' ? '-[0-9]+' : ''}`;
  const own = `namespace="$namespace",job_name=~${quoted(names)}`;
  const queries = {
    failed: `sum(kube_job_status_failed{${own}})`,
    succeeded: `sum(kube_job_status_succeeded{${own}})`,
  };
  return { section, title: 'Jobs', unit: 'short', queries };
}
