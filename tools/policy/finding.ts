/** What a tool has against one object or resource. */
export interface Finding {
  readonly tool: Tool;
  /** As the tool calls it: `CKV_AWS_20`, `pod-probes`. */
  readonly check: string;
  /** What the tool says of it. */
  readonly says: string;
  readonly subject: Subject;
}

/** The tools that judge. */
export type Tool = 'checkov' | 'kube-score';

/** One Kubernetes object, Terraform resource or data source. */
export interface Subject {
  /** Kind, type of resource, or `data.` and the type of a data source. */
  readonly type: string;
  /** Namespace or stack. */
  readonly place: string;
  readonly name: string;
}

/** What the tools looked at, and what they found. */
export interface Judgement {
  readonly checked: number;
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
}

/** A finding for a person, in one line. */
export function describe({ tool, check, says, subject: { type, place, name } }: Finding): string {
  return `${tool} ${check}: ${type} ${name} in ${place || 'no namespace'}: ${says}`;
}
