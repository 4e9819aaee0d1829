const address = /^\/counter\/(?<window>[1-9]\d?)\/?$/;

/** The window a page's address names, or null: one has to be chosen. */
export function windowIn(path: string): number | null {
  const named = address.exec(path)?.groups?.['window'];
  return named === undefined ? null : Number(named);
}

export function addressOf(window: number): string {
  return `/counter/${window}`;
}
