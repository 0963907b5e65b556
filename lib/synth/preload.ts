/** Loads what a change may need, while there is nothing else to do. */
export async function preload(): Promise<void> {
  await import('./rebuild');
  await (await import('./render/layers')).loadLayers();
}
