/** Loads what a change may need, while nobody waits for it. */
export async function loadAhead(): Promise<void> {
  await import('./advance');
  await (await import('./render/layers')).loadLayers();
}
