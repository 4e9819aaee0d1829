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
  trouble('only-noise', '只有杂音', 'Nothing but noise on the cable'),
  trouble('drops-bytes', '丢失字节', 'Bytes are lost'),
  trouble('repeats-bytes', '字节重复', 'Bytes come twice'),
  trouble('wrong-baud', '波特率错误', 'Set to another baud rate: garbage both ways'),
] as const;
export type CableTrouble = (typeof cableTroubles)[number]['id'];

/** What can happen to anything that needs power. */
export const powerTroubles = [
  trouble('power-cut', '断电', 'No power: comes back with its memory lost'),
] as const;
/** What can happen where frames carry a checksum. */
export const checksumTroubles = [trouble('crc-errors', '校验错误', 'Its checksums are wrong')] as const;
/** What can happen to a device that can be asked how it is. */
export const statusTroubles = [
  trouble('stuck-status', '状态不更新', 'Says of itself what it said last, whatever happens'),
] as const;

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

/** What can happen to a program and its machine. */
export const programTroubles = [
  trouble('killed', '进程被杀', 'Killed (kill -9)'),
  trouble('frozen', '进程冻结', 'Frozen'),
] as const;
export const linkTroubles = [
  trouble('link-cut', '网络断开', 'Link cut'),
  trouble('link-stalled', '网络停滞', 'Link stalled'),
] as const;
export const diskTroubles = [trouble('disk-full', '磁盘已满', 'Disk full')] as const;

export const boardTroubles = [trouble('busy', '控制卡忙', 'Controller says it is busy')] as const;

export const keypadTroubles = [
  trouble('resends', '反复重发', 'Sends a press five more times unless it is acknowledged'),
] as const;

/** Which troubles something knows and which it has now. */
export interface TroubleSwitches {
  readonly known: readonly Trouble[];
  readonly on: ReadonlySet<string>;
  /** Makes or mends a trouble. False if it is not known. Rejects if it could not be done; then nothing is switched. */
  set(id: string, on: boolean): Promise<boolean>;
}

/** Switches as their owner has them. */
export interface OwnSwitches<T extends Trouble = Trouble> extends TroubleSwitches {
  /** Notes a trouble that came or went without a switch. */
  note(id: T['id'], on: boolean): void;
}

/** Builds switches; `act` is told of every real change and makes it felt, one after the other. */
export function createSwitches<const T extends Trouble>(
  known: readonly T[],
  act: (id: T['id'], on: boolean) => Promise<void> | void,
): OwnSwitches<T> {
  const switchedOn = new Set<string>();
  const note = (id: string, on: boolean): void => {
    if (on) switchedOn.add(id);
    else switchedOn.delete(id);
  };
  let last: Promise<unknown> = Promise.resolve();
  const change = async (id: T['id'], on: boolean): Promise<void> => {
    if (switchedOn.has(id) === on) return;
    note(id, on);
    try {
      await act(id, on);
    } catch (error) {
      note(id, !on);
      throw error;
    }
  };
  return {
    known,
    on: switchedOn,
    note,
    async set(id, on) {
      const wanted = known.find((one) => one.id === id);
      if (wanted === undefined) return false;
      const done = last.then(() => change(wanted.id, on));
      last = done.catch(() => {});
      await done;
      return true;
    },
  };
}
