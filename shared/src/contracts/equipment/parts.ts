import { z } from 'zod';

/** A port: a serial one by its path or name, or a raw serial server `tcp://host:port`. */
export const portAddress = z
  .string({ error: 'expected a port such as /dev/ttyUSB0, COM3 or tcp://host:port' })
  .min(1)
  .max(200)
  .refine(
    (address) => !address.startsWith('tcp:') || /^tcp:\/\/(?:\[[^\]]+\]|[^:/]+):\d{1,5}$/.test(address),
    {
      error: 'expected a serial server such as tcp://10.0.0.7:4001',
      params: { zh: '串口服务器请写成 tcp://10.0.0.7:4001 的样子。' },
    },
  );

/** Bits per second of a port whose device was set to another rate than its model's. */
export const baudRate = z.int('expected bits per second, such as 115200').min(1200).max(1_000_000);

/** A model of one of the tables in `devices/`, by its id. */
export function modelOf(models: ReadonlyMap<string, unknown>) {
  const known = [...models.keys()];
  return z.enum(known, { error: `expected one of ${known.join(', ')}` });
}

/** The model of an id that a schema has already found to be known. */
export function knownModel<M>(models: ReadonlyMap<string, M>, id: string): M {
  const model = models.get(id);
  if (model === undefined) throw new TypeError(`no model ${id}`);
  return model;
}

/** What does not fit together in an agent's equipment. */
export interface EquipmentProblem {
  readonly path: readonly (string | number)[];
  /** English, for files. */
  readonly message: string;
  readonly zh: string;
}

/** For `superRefine`: adds one issue a problem; its Chinese goes along with it. */
export function telling<E>(problemsOf: (equipment: E) => readonly EquipmentProblem[]) {
  return (equipment: E, report: { addIssue: (issue: z.core.$ZodSuperRefineIssue) => void }): void => {
    for (const { path, message, zh } of problemsOf(equipment))
      report.addIssue({ code: 'custom', path: [...path], message, params: { zh } });
  };
}

/** Windows writes COM3 as it likes; elsewhere a path is a path. */
export const portKey = (address: string): string =>
  /^com\d+$/i.test(address) ? address.toUpperCase() : address;
