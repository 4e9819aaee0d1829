/** A thing that can go wrong with a device, as the bench offers it. */
export interface Trouble {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
}

const trouble = <const Id extends string>(id: Id, zh: string, en: string) => ({ id, zh, en });

/** What can happen to anything that hangs on a cable. */
export const cableTroubles = [
  trouble('unplugged', '线缆拔出', 'Cable pulled'),
  trouble('silent', '没有反应', 'Dead: answers nothing'),
  trouble('slow', '反应迟缓', 'Answers 800 ms late'),
  trouble('noise', '线路干扰', 'Noise on the cable'),
] as const;
export type CableTrouble = (typeof cableTroubles)[number]['id'];

/** What can happen on a bus as a whole. */
export const busTroubles = [
  trouble('unplugged', '总线拔出', 'Adapter unplugged'),
  trouble('collisions', '同时发送相撞', 'Devices talk into each other'),
  trouble('adapter-echo', '转换器回显', 'Adapter echoes the host'),
] as const;

export const readerTroubles = [
  trouble('card-unreadable', '卡片读不出', 'No card can be read'),
  trouble('sam-unauthorised', 'SAM 未授权', 'Security module not authorised'),
  trouble('self-test-failed', 'SAM 自检失败', 'Self-test failed'),
] as const;

export const printerTroubles = [
  trouble('paper-near-end', '纸将用尽', 'Paper near its end'),
  trouble('paper-out', '缺纸', 'Paper out'),
  trouble('cover-open', '上盖打开', 'Cover open'),
  trouble('cutter', '切刀卡住', 'Cutter jammed'),
  trouble('mechanical', '机械故障', 'Mechanical error'),
  trouble('too-hot', '打印头过热', 'Print head too hot'),
  trouble('unrecoverable', '严重故障', 'Unrecoverable error'),
] as const;

export const boardTroubles = [trouble('power-cut', '断电', 'Power cut: memory is lost')] as const;
export const cardTroubles = [
  ...boardTroubles,
  trouble('busy', '控制卡忙', 'Controller says it is busy'),
] as const;

/** Which troubles a device knows and which it has now. */
export interface TroubleSwitches {
  readonly known: readonly Trouble[];
  readonly on: ReadonlySet<string>;
  /** Makes or mends a trouble. False if the device does not know it. */
  set(id: string, on: boolean): Promise<boolean>;
}

/** Builds the switches of a device; `act` is told of every real change and makes it felt. */
export function createSwitches<const T extends Trouble>(
  known: readonly T[],
  act: (id: T['id'], on: boolean) => Promise<void> | void,
): TroubleSwitches {
  const switchedOn = new Set<string>();
  return {
    known,
    on: switchedOn,
    async set(id, on) {
      const wanted = known.find((one) => one.id === id);
      if (wanted === undefined) return false;
      if (switchedOn.has(id) === on) return true;
      if (on) switchedOn.add(id);
      else switchedOn.delete(id);
      await act(wanted.id, on);
      return true;
    },
  };
}
