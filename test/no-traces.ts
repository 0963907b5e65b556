/** In place of cdktf's own, which takes the trace of every token: half of the time of whoever makes many stacks. */
export function captureStackTrace(): readonly string[] {
  return [];
}
