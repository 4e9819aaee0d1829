/*
 * Loaded before a program: its clock runs faster, and with it every timer. `BENCH_CLOCK`: the machine's time at which the
 * other began, epoch milliseconds; what the other showed then; how many times as fast it runs.
 */
const [real = 0, shown = 0, speed = 1] = (process.env['BENCH_CLOCK'] ?? '').split(' ').map(Number);
const machine = Date;
const now = (): number => Math.floor(shown + (machine.now() - real) * speed);

globalThis.Date = new Proxy(machine, {
  construct: (target, given: unknown[]) =>
    given.length === 0 ? new target(now()) : Reflect.construct(target, given),
  apply: (target) => new target(now()).toString(),
  get: (target, name): unknown => (name === 'now' ? now : Reflect.get(target, name)),
});

/** A timer function that waits shorter. */
function sooner<Start extends typeof setTimeout | typeof setInterval>(start: Start): Start {
  return new Proxy(start, {
    apply: (target, self, [run, ms, ...rest]: unknown[]): unknown =>
      Reflect.apply(target, self, [run, Number(ms ?? 0) / speed, ...rest]),
  });
}
globalThis.setTimeout = sooner(setTimeout);
globalThis.setInterval = sooner(setInterval);
