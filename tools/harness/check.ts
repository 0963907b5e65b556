/** A command that a check runs. */
export interface Tool {
  readonly name: string;
  /** How to come by it. */
  readonly hint: string;
  /** Group of `install.sh` that builds it: only that build will do, whatever the PATH holds. @default - found on the PATH */
  readonly group?: string;
}

/** What a check works on. */
export interface Context {
  /** Folder that holds `terraform/` and `kubernetes/`. */
  readonly dist: string;
  /** Empty folder for whatever the check writes; goes when all is done. */
  readonly scratch: string;
  /** Clusters to look at, as `platform/cluster`. @default - the check's own choice */
  readonly clusters: readonly string[];
  /** Longest wait for one thing to happen, in seconds. @default - the check's own */
  readonly patience?: number;
  /** Says what goes on. */
  readonly say: (line: string) => void;
}

/** What a check found. */
export interface Report {
  readonly tool: string;
  readonly version: string;
  /** Objects or cases looked at. */
  readonly checked: number;
  readonly failures: readonly string[];
  /** What was not to be had, and what stood in for something real, by name. */
  readonly notes: readonly string[];
}

/** One check with a real tool. */
export interface Check {
  readonly name: string;
  readonly needs: readonly Tool[];
  /** Groups of `install.sh` that it uses beside those of its tools. @default - none */
  readonly builds?: readonly string[];
  /** How long it takes on two cores, in minutes, rounded up: it is left out where a time budget has less. */
  readonly minutes: number;
  /** Whether it mostly waits, so that it costs others little time to run beside them. @default false */
  readonly waits?: boolean;
  readonly run: (context: Context) => Promise<Report>;
}
