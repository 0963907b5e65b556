import { clusterEdits } from './edits/cluster-edits';
import type { Edit } from './edits/edit';
import { operatorEdits } from './edits/operator-edits';
import { trafficEdits } from './edits/traffic-edits';
import { workloadEdits } from './edits/workload-edits';

/** Changes that authors of specs make, and those that the API refuses. */
export const edits: readonly Edit[] = [...workloadEdits, ...clusterEdits, ...trafficEdits, ...operatorEdits];
