/** Loads what a change may need, while nobody waits for it. */
export async function loadAhead(): Promise<void> {
  await import('./advance');
  await import('./render/layers');
  await import('./render/kubernetes');
  await import('./render/terraform');
}
