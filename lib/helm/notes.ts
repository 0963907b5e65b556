import type { ChartInput } from './chart-input';
import { helper } from './references';

/** `NOTES.txt`: what helm prints after an installation. */
export function notesOf({ service, platform }: ChartInput): string {
  return `{{ ${helper(service, 'fullname')} }} of ${platform} is installed in {{ ${helper(service, 'namespace')} }}.

  kubectl --namespace {{ ${helper(service, 'namespace')} }} get pods --selector app.kubernetes.io/instance={{ ${helper(service, 'fullname')} }}
  helm test {{ .Release.Name }} --namespace {{ .Release.Namespace }}
`;
}
