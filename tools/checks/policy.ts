import type { Report, Check } from '../harness/check';
import { builtVersion, policyTools } from '../harness/toolbox';
import { checkov } from '../policy/checkov';
import { judge } from '../policy/exception';
import { exceptions } from '../policy/exceptions';
import { describe } from '../policy/finding';
import { kubeScore } from '../policy/kube-score';

/** Whether rules of good practice hold of every object and resource, but for a list of exceptions that never rots. */
export const policy: Check = {
  name: 'policy',
  needs: policyTools,
  minutes: 4,
  run: async ({ dist, scratch, say }) => {
    const judgements = await Promise.all([
      kubeScore(dist).finally(() => say('kube-score is done')),
      checkov(dist, scratch).finally(() => say('checkov is done')),
    ]);
    const findings = judgements.flatMap((judgement) => judgement.findings);
    const { unexcused, idle } = judge(findings, exceptions);
    return {
      tool: 'kube-score, checkov',
      version: `${builtVersion('kube-score')}, ${builtVersion('checkov')}`,
      checked: judgements.reduce((sum, { checked }) => sum + checked, 0),
      failures: [...unexcused.map(describe), ...idle],
      notes: [
        ...judgements.flatMap(({ notes }) => notes),
        `${findings.length - unexcused.length} findings stand by ${exceptions.length} exceptions: docs/exceptions.md`,
      ],
    } satisfies Report;
  },
};
