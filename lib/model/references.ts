/**
 * Variables in a text as `$(NAME)`, without escaped ones; linear also for unclosed ones.
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export function references(template: string): string[] {
  const found: string[] = [];
  let at = template.indexOf('$');
  while (at >= 0) {
    const next = template[at + 1];
    let end = next === '$' ? at + 2 : at + 1;
    if (next === '(') {
      const close = template.indexOf(')', at + 2);
      if (close < 0) return found;
      found.push(template.slice(at + 2, close));
      end = close + 1;
    }
    at = template.indexOf('$', end);
  }
  return found;
}
