interface StackTraces {
  captureStackTrace: () => readonly string[];
}

/**
 * Stops CDKTF from taking a whole stack trace for each of its tokens, and from keeping all of them for as long as the
 * process runs: a third of the time that stacks take, and most of the memory. They show where a token was made that
 * cannot be resolved, which no user of ours could act upon.
 * @see https://github.com/hashicorp/terraform-cdk/blob/v0.21.0/packages/cdktf/lib/tokens/private/stack-trace.ts
 */
export function silenceTraces(): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const traces = require('cdktf/lib/tokens/private/stack-trace') as StackTraces;
  traces.captureStackTrace = () => [];
}
