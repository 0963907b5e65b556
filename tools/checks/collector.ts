import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { agentConfiguration, gatewayConfiguration } from '../../lib/observability/collector/configuration';
import type { Check } from '../harness/check';
import { each } from '../harness/each';
import { output } from '../harness/process';
import { builtVersion, collectorTools } from '../harness/toolbox';
import { collectorFiles, runnable } from '../observability/collector-files';
import { collectorSamples } from '../observability/collector-samples';

/** Whether the collector of OpenTelemetry takes its configurations, those of `dist` and of collectors of all sorts. */
export const collector: Check = {
  name: 'collector',
  needs: collectorTools,
  minutes: 1,
  run: async ({ dist, scratch }) => {
    const failures: string[] = [];
    const folder = join(scratch, 'collector');
    mkdirSync(folder, { recursive: true });
    const samples = Object.entries(collectorSamples).map(([path, one]) => ({
      path,
      configuration: runnable(gatewayConfiguration(one)),
    }));
    const all = [...samples, { path: 'agent', configuration: runnable(agentConfiguration()) }, ...collectorFiles(dist)];
    await each([...all.entries()], 2, async ([index, { path, configuration }]) => {
      const file = join(folder, `${index}.json`);
      writeFileSync(file, JSON.stringify(configuration));
      await output('otelcol', ['validate', `--config=${file}`], { env: { MY_POD_IP: '127.0.0.1' } }).catch(
        (error: Error) => void failures.push(`${path}: ${error.message.slice(0, 2000)}`),
      );
    });
    return { tool: 'otelcol', version: builtVersion('otelcol'), checked: all.length, failures, notes: [] };
  },
};
